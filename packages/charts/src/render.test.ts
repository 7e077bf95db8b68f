import { createCanvas, loadImage } from 'canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { experimentPicture } from './index.ts';
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
const { width, height, headHeight } = layOut(picture);

/** What was drawn, pixel by pixel, at the picture's own size. */
async function drawn(image: Uint8Array | string) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(Buffer.from(image)), 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
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
    expect(second / first).toBeCloseTo(2, 0);
    expect(third / first).toBeCloseTo(4, 0);
  });

  it('has its title written, though no font is installed', () => {
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
