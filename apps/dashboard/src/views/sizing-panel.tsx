import type { LogWorkload } from '@fleetmix/traces/browser';
import type { Choice, Pricing, Segment } from '../sizing/choice.ts';
import { hasWholeDay } from '../sizing/parts-of-day.ts';
import { hasWholeWindow } from '../sizing/source.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing, Sizing } from '../store/state.ts';
import { amount, span } from '../text/figures.ts';
import { CheckBoxes } from './check-boxes.tsx';
import { GpuChoice } from './gpu-choice.tsx';
import { ModelField } from './model-field.tsx';
import { NumberField } from './number-field.tsx';

type Choose = (choice: Partial<Choice>) => void;

/** What a scenario is made of: a log, or the classes on the page, with a model, targets and prices from the catalog. */
export function SizingPanel({ sizing, state, dispatch }: { sizing: Sizing; state: Editing; dispatch: Dispatch }) {
  const { source, choice, catalog } = sizing;
  const choose: Choose = (changed) => dispatch({ kind: 'choose', choice: changed });
  return (
    <section class="panel sizing" aria-labelledby="sizing">
      <div class="panel-head">
        <h2 id="sizing">{source.what === 'log' ? `From a log: ${source.name}` : 'Offers from the catalog'}</h2>
        <button type="button" class="small" onClick={() => dispatch({ kind: 'close-sizing' })}>
          Close<span class="unseen"> the panel; the scenario stays</span>
        </button>
      </div>
      {source.what === 'log' ? <LogFigures log={source.log} /> : <p class="faint">{classesText}</p>}
      <div class="fields">
        <ModelField models={catalog?.models ?? []} model={choice.model} onChoose={(model) => choose({ model })} />
        <Select
          name="Engine"
          value={choice.engine}
          options={{ vllm: 'vLLM', sglang: 'SGLang', trtllm: 'TensorRT-LLM' }}
          onChange={(engine) => choose({ engine })}
        />
        <Select
          name="Weights"
          value={choice.weights}
          options={{ published: 'as published', bf16: 'bf16', fp8: 'fp8', fp4: 'fp4' }}
          onChange={(weights) => choose({ weights })}
        />
        <Targets choice={choice} choose={choose} />
        {source.what === 'log' ? <Rate log={source.log} choice={choice} choose={choose} /> : null}
        {source.what === 'log' && hasWholeDay(source.log) ? (
          <Select
            name="By time of day"
            value={String(choice.partsOfDay)}
            options={partsOfDay}
            onChange={(parts) => choose({ partsOfDay: Number(parts) as Choice['partsOfDay'] })}
          />
        ) : null}
      </div>
      <Prices choice={choice} choose={choose} />
      {catalog === undefined ? null : (
        <GpuChoice gpus={catalog.gpus} without={choice.without} state={state} dispatch={dispatch} choose={choose} />
      )}
      {source.what === 'classes' && sizing.phase === 'waiting' ? (
        <button type="button" class="primary" onClick={() => dispatch({ kind: 'size-now' })}>
          Fill the offers
        </button>
      ) : null}
      <Outcome sizing={sizing} />
    </section>
  );
}

const partsOfDay: Readonly<Record<string, string>> = {
  '1': 'one demand all day',
  '4': '4 periods, of your clock',
  '8': '8 periods, of your clock',
  '24': '24 periods, of your clock',
};

const classesText =
  "Takes the place of the offers below: every machine that these choices allow, with what it sustains of each class, estimated at the class's size or the middle of its token ranges. Undo brings yours back.";

function LogFigures({ log: { summary, classes } }: { log: LogWorkload }) {
  const { requests, spanS, inputTokens, outputTokens, burstiness, files, models } = summary;
  const parts = [
    `${amount(requests)} requests${spanS === undefined ? ', without times' : ` over ${span(spanS)}`}`,
    ...files.map(({ format }) => (format === 'named columns' ? 'known by its columns’ names' : `format: ${format}`)),
    `${amount(Math.round(inputTokens.mean))} tokens in and ${amount(Math.round(outputTokens.mean))} out on average, at most ${amount(inputTokens.max)} and ${amount(outputTokens.max)}`,
    ...(burstiness === undefined ? [] : [`burstiness ${burstiness.toFixed(2)} (1 for arrivals at random)`]),
    `${classes.length} classes`,
    ...(models.length === 0 ? [] : [`${models.length === 1 ? 'one model' : `${models.length} models`} named in it`]),
  ];
  return <p class="faint">{parts.join('; ')}.</p>;
}

function Targets({ choice, choose }: { choice: Choice; choose: Choose }) {
  return (
    <>
      <NumberField name="TTFT, ms" value={choice.ttftMs} isOptional onChange={(ttftMs) => choose({ ttftMs })} />
      <NumberField name="TPOT, ms" value={choice.tpotMs} isOptional onChange={(tpotMs) => choose({ tpotMs })} />
      <NumberField
        name="For this share, %"
        value={Number((choice.percentile * 100).toPrecision(6))}
        accepts={(percent) => percent >= 50 && percent < 100}
        onChange={(percent = 95) => choose({ percentile: percent / 100 })}
      />
    </>
  );
}

function Rate({ log, choice: { rate, scale }, choose }: { log: LogWorkload; choice: Choice; choose: Choose }) {
  const { requestsPerSecond } = log.summary;
  const isOwn = typeof rate === 'number';
  return (
    <>
      <Select
        name="Rate to serve"
        value={isOwn ? 'own' : rate}
        options={{
          ...(requestsPerSecond === undefined
            ? {}
            : { mean: `mean, ${amount(Number(requestsPerSecond.toPrecision(3)))} requests/s` }),
          ...(hasWholeWindow(log) ? { p95: 'p95 of 5-minute windows' } : {}),
          ...(requestsPerSecond !== undefined && log.rates !== undefined ? { peak: 'peak of 5-minute windows' } : {}),
          own: 'a number of your own',
        }}
        onChange={(chosen) =>
          choose({ rate: chosen === 'own' ? Number((requestsPerSecond ?? 1).toPrecision(3)) : chosen })
        }
      />
      {isOwn ? <NumberField name="Requests/s" value={rate} onChange={(own = 1) => choose({ rate: own })} /> : null}
      <NumberField name="Scaled by" value={scale} onChange={(times = 1) => choose({ scale: times })} />
    </>
  );
}

const segments: readonly Segment[] = ['hyperscaler', 'neocloud', 'marketplace'];
const pricings: readonly Pricing[] = ['on-demand', 'spot', 'reserved'];

function Prices({ choice, choose }: { choice: Choice; choose: Choose }) {
  return (
    <div class="fields">
      <CheckBoxes
        legend="Kinds of provider"
        names={segments}
        chosen={choice.segments}
        onChange={(chosen) => choose({ segments: chosen })}
      />
      <CheckBoxes
        legend="Pricing"
        names={pricings}
        chosen={choice.pricings}
        onChange={(chosen) => choose({ pricings: chosen })}
      />
    </div>
  );
}

function Select<Value extends string>({
  name,
  value,
  options,
  onChange,
}: {
  name: string;
  value: Value;
  options: { readonly [Option in Value]?: string };
  onChange: (value: Value) => void;
}) {
  return (
    <label class="labelled">
      <span>{name}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}>
        {Object.entries<string | undefined>(options).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What was made, and what had to give for it. */
function Outcome({ sizing: { phase, made, failure } }: { sizing: Sizing }) {
  return (
    <div role="status" aria-live="polite" data-testid="sizing-outcome">
      {phase === 'making' ? <p>Making the scenario…</p> : null}
      {failure === undefined || phase === 'making' ? null : (
        <div class="trouble">
          <p>With this choice no scenario can be made; the last one stays.</p>
          <pre>{failure}</pre>
        </div>
      )}
      {made === undefined ? null : (
        <>
          {made.shortfalls.map((text) => (
            <p key={text} class="trouble">
              {text}
            </p>
          ))}
          <ul class="remarks">
            {made.notices.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
