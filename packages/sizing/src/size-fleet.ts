import { type CatalogOffer, findGpu, type Gpu, type Model, offersOf } from '@fleetmix/catalog';
import {
  defaultOptions,
  type Offer,
  type RequestClass,
  type Scenario,
  type ScenarioOptions,
  type Slo,
} from '@fleetmix/core';
import { engines, type Known, type Profiled, profileOffers, type Recipe, type SizedClass } from '@fleetmix/profiles';
import { dayPeriods } from './day-periods.ts';
import type { SizedLog } from './sized-log.ts';

/** What to serve, with what, and how fast. */
export interface Service {
  readonly model: Model;
  readonly engine: 'vllm' | 'sglang' | 'trtllm';
  readonly weights?: 'bf16' | 'fp8' | 'fp4';
  readonly kvCache?: 'bf16' | 'fp8';
  readonly slo: Slo;
}

/** A machine that can be rented, and the GPU in it. */
export interface RentableOffer extends CatalogOffer {
  readonly accelerator: Gpu;
}

/** A scenario made of a log, and what had to give for it. */
export interface SizedFleet {
  readonly scenario: Scenario;
  readonly profiled: Profiled<RentableOffer>;
}

/** What is served, as the estimate wants it. */
export function recipeOf({ model, engine, weights, kvCache }: Service): Recipe {
  return { shape: model, engine: engines[engine], ...(weights && { weights }), ...(kvCache && { kvCache }) };
}

/** What else a scenario may hold. */
export interface SizingOptions {
  readonly options?: ScenarioOptions;
  /** GPUs to be had, by id in the catalog. */
  readonly stock?: Scenario['stock'];
  /** What is known besides estimates: measurements. */
  readonly known?: Known;
}

/** Every machine on offer at these prices, as the estimate wants it. */
export function rentableOffers(prices: Parameters<typeof offersOf>[0]): readonly RentableOffer[] {
  return offersOf(prices).map((offered) => ({ ...offered, accelerator: findGpu(offered.offer.gpu) }));
}

/**
 * The scenario of a log: its classes with their demand, and the machines with what each sustains of them. Machines that serve
 * no class are left out, and so are classes that no machine can serve whatever the targets; `profiled` holds both.
 * @throws InputError where the log's demand by time of day is asked for and not known for every part of it
 */
export function sizeFleet(
  name: string,
  log: SizedLog,
  offers: readonly RentableOffer[],
  service: Service,
  { options = defaultOptions, stock = new Map(), known }: SizingOptions = {},
): SizedFleet {
  const sized: SizedClass[] = log.classes.map(({ representative }) => ({ size: representative, slo: service.slo }));
  const profiled = profileOffers(recipeOf(service), offers, sized, known);
  const unservable = new Set(profiled.unservable.map(({ requestClass }) => requestClass));
  const relaxed = new Map(profiled.relaxed.map(({ requestClass, slo }) => [requestClass, slo]));
  const kept = [...sized.keys()].filter((at) => !unservable.has(at));
  const serving = profiled.offers.filter(({ capacity }) => capacity.some((rate) => rate > 0));
  const periods = dayPeriods(log, kept);
  const capacity = new Float64Array(serving.length * kept.length);
  serving.forEach((row, at) => {
    capacity.set(
      kept.map((column) => roundedDown(row.capacity[column] as number)),
      at * kept.length,
    );
  });
  const scenario: Scenario = {
    name,
    workload: { unit: 'requests/s', classes: kept.map((at) => sizedClass(log, at, relaxed.get(at))) },
    offers: serving.map((row) => servingOffer(row, service, kept)),
    capacity,
    stock,
    ...(periods === undefined ? {} : { periods }),
    options,
    ...(Object.keys(service.slo).length === 0 ? {} : { slo: service.slo }),
    notices: [],
  };
  return { scenario, profiled };
}

function sizedClass({ workload, classes }: SizedLog, at: number, slo: Slo | undefined): RequestClass {
  const { inputTokens, outputTokens } = (classes[at] as SizedLog['classes'][number]).representative;
  const size = { inputTokens: tidy(inputTokens), outputTokens: tidy(outputTokens) };
  return { ...(workload.classes[at] as RequestClass), size, ...(slo === undefined ? {} : { slo }) };
}

/** Four digits are more than an estimate has, and the safe side of them. */
export function roundedDown(rate: number): number {
  if (rate === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(rate)) - 3);
  return Number((Math.floor(rate / unit) * unit).toPrecision(4));
}

/** More digits than six say nothing about a mean. */
function tidy(tokens: number): number {
  return Number(tokens.toPrecision(6));
}

/** The catalog knows boards; what the host around them and the cooling take is not in it. */
function boardPower({ tdpWatts, unverified }: Gpu, gpusPerReplica: number): Pick<Offer, 'watts' | 'wattsSource'> {
  if (tdpWatts === undefined) return {};
  const checked = unverified.includes('tdpWatts') ? ', not checked against it' : '';
  return {
    watts: tdpWatts * gpusPerReplica,
    wattsSource: `board power of the data sheet${checked}, without host and cooling`,
  };
}

function priceSource({ source, asOf, commitmentMonths }: RentableOffer['rentable']['price']): string {
  const term = commitmentMonths === undefined ? undefined : `for a commitment of ${monthsText(commitmentMonths)}`;
  return [source.title, asOf, term].filter((part) => part !== undefined).join(', ');
}

function monthsText(months: number): string {
  return months === 1 ? '1 month' : `${months} months`;
}

function servingOffer(
  { candidate, sources }: Profiled<RentableOffer>['offers'][number],
  service: Service,
  kept: readonly number[],
): Offer {
  const words = kept.map((at) => sources[at] ?? 'estimated');
  const [first = 'estimated'] = words;
  return engineOffer(candidate, service, words.every((word) => word === first) ? first : words);
}

/** A machine with what runs on it, as an offer. */
export function engineOffer(
  { offer, rentable, layout }: RentableOffer,
  { model, engine, weights, kvCache }: Service,
  capacitySource: NonNullable<Offer['capacitySource']>,
): Offer {
  return {
    ...offer,
    capacitySource,
    ...boardPower(findGpu(offer.gpu), offer.gpusPerReplica),
    priceSource: priceSource(rentable.price),
    serving: {
      model: model.id,
      engine,
      weights: weights ?? model.nativePrecision,
      kvCache: kvCache ?? 'bf16',
      engines: layout.engines,
      tensorParallel: layout.gpusPerEngine,
    },
  };
}
