/** What is kept of each request, by the order in which they ended; arrays are as long as `size`, or longer. */
export class RequestLog {
  size = 0;
  arrivalMs = new Float64Array(1024);
  requestClass = new Uint16Array(1024);
  offer = new Uint16Array(1024);
  inputTokens = new Int32Array(1024);
  outputTokens = new Int32Array(1024);
  /** Latencies in ms with 24 bits (7 digits); NaN where the replica does not know one, or there is none. */
  ttftMs = new Float32Array(1024);
  /** Mean time per output token after the first; NaN for requests of one token. */
  tpotMs = new Float32Array(1024);
  e2eMs = new Float32Array(1024);
  /** From arrival until a step held some of the prompt. */
  queueMs = new Float32Array(1024);
  /** Time by which others' prompts lengthened the steps in which it decoded. */
  interferedMs = new Float32Array(1024);
  preemptions = new Uint16Array(1024);
  /** How often it began anew because its replica was lost. */
  retries = new Uint8Array(1024);

  /** Room for one more; gives its row. */
  add(): number {
    if (this.size === this.arrivalMs.length) this.#grow();
    this.size += 1;
    return this.size - 1;
  }

  #grow(): void {
    const length = Math.ceil(1.5 * this.size);
    this.arrivalMs = grown(this.arrivalMs, new Float64Array(length));
    this.requestClass = grown(this.requestClass, new Uint16Array(length));
    this.offer = grown(this.offer, new Uint16Array(length));
    this.inputTokens = grown(this.inputTokens, new Int32Array(length));
    this.outputTokens = grown(this.outputTokens, new Int32Array(length));
    for (const name of ['ttftMs', 'tpotMs', 'e2eMs', 'queueMs', 'interferedMs'] as const)
      this[name] = grown(this[name], new Float32Array(length));
    this.preemptions = grown(this.preemptions, new Uint16Array(length));
    this.retries = grown(this.retries, new Uint8Array(length));
  }
}

function grown<Numbers extends { set(from: Numbers): void }>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** The same without what writes it: plain data, as it comes from another thread. */
export type RequestColumns = Readonly<Omit<RequestLog, 'add'>>;
