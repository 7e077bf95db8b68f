import type { Growth } from './growth-rows.ts';
import { milliseconds } from './row.ts';

/** Okabe and Ito's blue and orange; greys of the charts package's light theme. */
const colours = ['#0072B2', '#D55E00'];
const [text, faint, grid] = ['#222222', '#666666', '#E3E3E3'];
const area = { left: 76, top: 76, width: 600, height: 380 };
const decades = { x: [3, 7], y: [0, 4] } as const;

/** An SVG picture of time over cells, both in logarithms, with the dashed line along which time grows as the matrix. */
export function growthChart(all: readonly Growth[]): string {
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="520" viewBox="0 0 720 520" role="img"',
    ' font-family="DejaVu Sans, sans-serif" font-size="12">',
    '<title>Time to plan, by cells of the capacity matrix</title>',
    '<rect width="720" height="520" fill="#FFFFFF"/>',
    label(area.left, 28, 'Time to plan, by cells of the matrix (offers x classes)', { size: 16 }),
    ...axes(),
    proportional(all),
    ...all.flatMap((growth, at) => line(growth, at)),
    '</svg>',
    '',
  ].join('\n');
}

function axes(): readonly string[] {
  const ticks = ([first, last]: readonly [number, number]) =>
    Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at));
  const [right, bottom] = [area.left + area.width, area.top + area.height];
  return [
    ...ticks(decades.x).flatMap((cells) => [
      stroke(`M${x(cells)} ${area.top}V${bottom}`, grid),
      label(x(cells), bottom + 20, cells.toLocaleString('en'), { anchor: 'middle', colour: faint }),
    ]),
    ...ticks(decades.y).flatMap((ms) => [
      stroke(`M${area.left} ${y(ms)}H${right}`, grid),
      label(area.left - 8, y(ms) + 4, ms < 1000 ? `${ms} ms` : `${ms / 1000} s`, { anchor: 'end', colour: faint }),
    ]),
    label(area.left + area.width / 2, bottom + 44, 'cells', { anchor: 'middle', colour: faint }),
  ];
}

/** Through the middle of all points. */
function proportional(all: readonly Growth[]): string {
  const points = all.flatMap((growth) => growth.points);
  const perCell = Math.exp(points.reduce((sum, { ms, cells }) => sum + Math.log(ms / cells), 0) / points.length);
  const [from, to] = [1e4, 2e6];
  const path = `M${x(from)} ${y(perCell * from)}L${x(to)} ${y(perCell * to)}`;
  const words = label(x(to) + 6, y(perCell * to) + 4, 'as the matrix', { colour: faint });
  return `${stroke(path, faint, ' stroke-dasharray="6 4"')}\n${words}`;
}

function line({ name, points }: Growth, at: number): readonly string[] {
  const colour = colours[at % colours.length] as string;
  const places = points.map(({ cells, ms }) => [x(cells), y(ms)] as const);
  return [
    stroke(`M${places.map((place) => place.join(' ')).join('L')}`, colour, ' stroke-width="2"'),
    ...points.map(({ cells, ms }) => {
      const words = `<title>${cells} cells: ${milliseconds(ms)}</title>`;
      return `<circle cx="${x(cells)}" cy="${y(ms)}" r="4" fill="${colour}">${words}</circle>`;
    }),
    `<circle cx="${area.left + 6 + 300 * at}" cy="50" r="5" fill="${colour}"/>`,
    label(area.left + 18 + 300 * at, 54, name),
  ];
}

interface LabelStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly colour?: string | undefined;
  readonly size?: number;
}

function label(left: number, baseline: number, words: string, style: LabelStyle = {}): string {
  const { anchor = 'start', colour = text, size = 12 } = style;
  return `<text x="${left}" y="${baseline}" text-anchor="${anchor}" fill="${colour}" font-size="${size}">${words}</text>`;
}

function stroke(path: string, colour = text, more = ''): string {
  return `<path d="${path}" fill="none" stroke="${colour}"${more}/>`;
}

function x(cells: number): number {
  return along(cells, decades.x, area.left, area.width);
}

function y(ms: number): number {
  return along(ms, decades.y, area.top + area.height, -area.height);
}

/** Where a value stands on an axis of whole decades, to a tenth of a pixel. */
function along(value: number, [first, last]: readonly [number, number], start: number, length: number): number {
  return Math.round(10 * (start + (length * (Math.log10(value) - first)) / (last - first))) / 10;
}
