import type { Simulation } from './simulation.ts';

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function milliseconds(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(Number(value.toPrecision(7)));
}

/** Every request that ended, warm-up included, as lines of CSV in the order of their ends; the first line names the columns. */
export function* requestsCsv({ log, classes, offers, fromMs }: Simulation): Generator<string> {
  yield 'arrival_s,class,offer,input_tokens,output_tokens,ttft_ms,tpot_ms,e2e_ms,queue_ms,interfered_ms,preemptions,retries,warm_up';
  const classNames = classes.map(({ name }) => cell(name));
  const offerNames = offers.map(({ name }) => cell(name));
  for (let row = 0; row < log.size; row += 1) {
    const latencies = [log.ttftMs, log.tpotMs, log.e2eMs, log.queueMs, log.interferedMs];
    yield [
      milliseconds((log.arrivalMs[row] as number) / 1000),
      classNames[log.requestClass[row] as number] ?? log.requestClass[row],
      offerNames[log.offer[row] as number],
      log.inputTokens[row],
      log.outputTokens[row],
      ...latencies.map((column) => milliseconds(column[row])),
      log.preemptions[row],
      log.retries[row],
      (log.arrivalMs[row] as number) < fromMs ? 1 : 0,
    ].join(',');
  }
}
