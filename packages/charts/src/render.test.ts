import { createCanvas, loadImage } from 'canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { legendMeasure, registerFont } from './font.ts';
import { dark, experimentPicture, planPicture } from './index.ts';
import { layOut } from './layout.ts';
import { renderPng, renderSvg } from './node.ts';

const groups = ['1000', '3000', '5000'];
const series = [
  { name: 'exact', values: [100, 200, 400] },
  { name: 'RTX 4090', values: [null, null, null], notes: ['infeasible', 'infeasible', 'infeasible'] },
];
const wordless = series.map((one) => ({ ...one, notes: [' ', ' ', ' '] }));
const panel = { title: 'Trace', groups, series };
const scene = { title: 'Scenario', groupsLabel: 'requests', panels: [panel] };
const picture = experimentPicture(scene);
registerFont();
const { width, height, headHeight } = layOut(picture, legendMeasure());

/** What was drawn, pixel by pixel, at the picture's own size. */
async function drawn(image: Uint8Array | string) {
  const data = await pixels(image);
  const at = (x: number, y: number) =>
    [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)] as [number, number, number];
  return {
    /** Heights in pixels of the blue bars, from left to right. */
    blueBars() {
      const heights = Array.from({ length: width }, (_, x) => count(headHeight, height, (y) => isBlue(at(x, y))));
      return heights.filter(
        (value, x) => value > 8 && Math.abs(value - (heights[x - 1] ?? 0)) > 8 && value >= (heights[x + 3] ?? 0) - 3,
      );
    },
    darkPixels: (left: number, top: number, right: number, bottom: number) =>
      count(top, bottom, (y) => count(left, right, (x) => Math.max(...at(x, y)) < 120) > 0),
  };
}

function isBlue([red, green, blue]: readonly [number, number, number]): boolean {
  return red < 40 && green > 80 && green < 150 && blue > 140;
}

function count(from: number, to: number, holds: (position: number) => boolean): number {
  let total = 0;
  for (let position = from; position < to; position += 1) if (holds(position)) total += 1;
  return total;
}

describe.each(['png', 'svg'] as const)('a picture as %s', (kind) => {
  let image: Awaited<ReturnType<typeof drawn>>;
  beforeAll(async () => {
    image = await drawn(kind === 'png' ? await renderPng(picture) : renderSvg(picture));
  });

  it('has bars as high as their values', () => {
    const [first = 0, second = 0, third = 0, ...others] = image.blueBars();
    expect(others).toEqual([]);
    // Soft edges and the axis line take a pixel or two of about seventy.
    expect(Math.abs(second / first / 2 - 1)).toBeLessThan(0.03);
    expect(Math.abs(third / first / 4 - 1)).toBeLessThan(0.03);
  });

  it('has its title written', () => {
    expect(image.darkPixels(width / 2 - 60, 14, width / 2 + 60, 40)).toBeGreaterThan(8);
  });

  it('has words where a bar is missing', async () => {
    const unsaid = {
      ...picture,
      panels: experimentPicture({ ...scene, panels: [{ ...panel, series: wordless }] }).panels,
    };
    const without = await drawn(kind === 'png' ? await renderPng(unsaid) : renderSvg(unsaid));
    const area = [60, height - 150, width - 20, height - 70] as const;
    expect(image.darkPixels(...area)).toBeGreaterThan(without.darkPixels(...area) + 20);
  });
});

it('a PNG has twice the pixels each way', async () => {
  const { width: pixels, height: lines } = await loadImage(Buffer.from(await renderPng(picture)));
  expect([pixels, lines]).toEqual([2 * width, 2 * height]);
});

it('the same picture gives the same bytes', async () => {
  expect(Buffer.from(await renderPng(picture)).equals(Buffer.from(await renderPng(picture)))).toBe(true);
  const [first, second] = [renderSvg(picture), renderSvg(picture)];
  expect(first === second).toBe(true);
});

it('hostile names do no harm', async () => {
  const hostile = experimentPicture({
    title: '<script>&"\u0000',
    groupsLabel: '\n',
    panels: [{ title: '🚀'.repeat(99), groups: ['__proto__'], series: [{ name: 'x'.repeat(999), values: [1] }] }],
  });
  expect(renderSvg(hostile)).not.toContain('<script>');
  expect((await renderPng(hostile)).length).toBeGreaterThan(1000);
});

it('PNG and SVG show the same', async () => {
  const [png, svg] = [await pixels(await renderPng(picture)), await pixels(renderSvg(picture))];
  const apart = png.filter((value, position) => Math.abs(value - (svg[position] as number)) > 100).length;
  expect(apart / png.length).toBeLessThan(0.001);
});

it('every outline and clip path of an SVG has a name of its own', () => {
  const svg = renderSvg(experimentPicture({ ...scene, panels: [panel, panel] }));
  const names = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(svg).toContain('<path');
  expect(svg).not.toContain('<text');
});

it('a dark picture is dark to its corners', async () => {
  const data = await pixels(await renderPng(experimentPicture(scene, dark)));
  const corners = [0, width - 1, (height - 1) * width, height * width - 1];
  expect(corners.map((corner) => [...data.subarray(4 * corner, 4 * corner + 3)])).toEqual(
    corners.map(() => [0x16, 0x16, 0x16]),
  );
});

it('a plan of many classes is no wider, and its few offers stay together', async () => {
  const offers = [{ name: 'L4', count: 1, usdPerHour: 1, utilization: 0.5 }];
  const classes = Array.from({ length: 1600 }, (_, at) => ({ name: `${at}`, shares: [{ offer: 'L4', share: 1 }] }));
  const plan = planPicture({ scenario: 'chat', usdPerHour: 1, offers, classes });
  const [costs = 0, routes = 0] = layOut(plan, legendMeasure()).places.map((place) => place.height);
  expect(costs).toBeLessThan(routes / 4);
  expect((await loadImage(Buffer.from(await renderPng(plan)))).height).toBeLessThan(2800);
});

/** The image at the picture's size, four numbers a pixel. */
async function pixels(image: Uint8Array | string): Promise<Uint8ClampedArray> {
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(Buffer.from(image)), 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}
