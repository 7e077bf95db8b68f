/**
 * A 2D context that writes SVG: the part of the canvas's interface that Chart.js uses for bars, lines, axes and text.
 * Widths of letters are measured on a real canvas.
 */
export function svgContext(width: number, height: number) {
  const measure = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  const elements: string[] = [];
  let path = '';
  let matrix = new DOMMatrix();
  const saved: { matrix: DOMMatrix; style: Style }[] = [];
  const canvas = { width, height, style: {}, getContext: () => context };
  const point = (x: number, y: number): string => {
    const { x: left, y: top } = matrix.transformPoint({ x, y });
    return `${rounded(left)} ${rounded(top)}`;
  };
  const add = (element: string): void => {
    elements.push(element);
  };
  const context = {
    ...plainStyle,
    canvas,
    save: () => saved.push({ matrix: DOMMatrix.fromMatrix(matrix), style: styleOf(context) }),
    restore: () => {
      const last = saved.pop();
      if (last === undefined) return;
      matrix = last.matrix;
      Object.assign(context, last.style);
    },
    translate: (x: number, y: number) => matrix.translateSelf(x, y),
    rotate: (angle: number) => matrix.rotateSelf((angle * 180) / Math.PI),
    scale: (x: number, y: number) => matrix.scaleSelf(x, y),
    setTransform: (a: number, b: number, c: number, d: number, e: number, f: number) => {
      matrix = new DOMMatrix([a, b, c, d, e, f]);
    },
    resetTransform: () => {
      matrix = new DOMMatrix();
    },
    beginPath: () => {
      path = '';
    },
    closePath: () => {
      path += 'Z';
    },
    moveTo: (x: number, y: number) => {
      path += `M${point(x, y)}`;
    },
    lineTo: (x: number, y: number) => {
      path += `${path === '' ? 'M' : 'L'}${point(x, y)}`;
    },
    bezierCurveTo: (a: number, b: number, c: number, d: number, x: number, y: number) => {
      path += `C${point(a, b)} ${point(c, d)} ${point(x, y)}`;
    },
    rect: (x: number, y: number, w: number, h: number) => {
      path += rectangle(point, x, y, w, h);
    },
    arc: (x: number, y: number, radius: number, from: number, to: number) => {
      path += arcPath(point, x, y, radius, from, to);
    },
    fill: () => add(`<path d="${path}" ${filled(context)}/>`),
    stroke: () => add(`<path d="${path}" ${stroked(context)}/>`),
    fillRect: (x: number, y: number, w: number, h: number) =>
      add(`<path d="${rectangle(point, x, y, w, h)}" ${filled(context)}/>`),
    strokeRect: (x: number, y: number, w: number, h: number) =>
      add(`<path d="${rectangle(point, x, y, w, h)}" ${stroked(context)}/>`),
    clearRect: () => undefined,
    clip: () => undefined,
    setLineDash: () => undefined,
    getLineDash: () => [],
    measureText: (text: string) => {
      measure.font = context.font;
      return measure.measureText(text);
    },
    fillText: (text: string, x: number, y: number) => add(written(context, matrix, text, x, y, filled(context))),
    strokeText: (text: string, x: number, y: number) => add(written(context, matrix, text, x, y, stroked(context))),
  };
  return { context, elements: (): readonly string[] => elements };
}

const plainStyle = {
  fillStyle: '#000' as unknown,
  strokeStyle: '#000' as unknown,
  lineWidth: 1,
  font: '10px sans-serif',
  textAlign: 'start' as string,
  textBaseline: 'alphabetic' as string,
  globalAlpha: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
};
type Style = typeof plainStyle;
type ToPoint = (x: number, y: number) => string;

function styleOf(context: Style): Style {
  return Object.fromEntries(Object.keys(plainStyle).map((key) => [key, context[key as keyof Style]])) as Style;
}

function filled({ fillStyle, globalAlpha }: Style): string {
  return `fill="${escaped(String(fillStyle))}"${globalAlpha === 1 ? '' : ` fill-opacity="${globalAlpha}"`}`;
}

function stroked({ strokeStyle, lineWidth }: Style): string {
  return `fill="none" stroke="${escaped(String(strokeStyle))}" stroke-width="${rounded(lineWidth)}" stroke-linejoin="round"`;
}

function rectangle(point: ToPoint, x: number, y: number, w: number, h: number): string {
  return `M${point(x, y)}L${point(x + w, y)}L${point(x + w, y + h)}L${point(x, y + h)}Z`;
}

/** Whole circles and parts of them, in steps that nobody sees. */
function arcPath(point: ToPoint, x: number, y: number, radius: number, from: number, to: number): string {
  const steps = 24;
  const points = Array.from({ length: steps + 1 }, (_, step) => {
    const angle = from + ((to - from) * step) / steps;
    return point(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  });
  return `M${points.join('L')}`;
}

const anchors: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };
const shifts: Readonly<Record<string, string>> = { middle: '0.35em', top: '0.8em', hanging: '0.8em', bottom: '-0.2em' };

function written(
  { font, textAlign, textBaseline }: Style,
  { a, b, c, d, e, f }: DOMMatrix,
  text: string,
  x: number,
  y: number,
  paint: string,
): string {
  const [, weight = '', size = '10'] = /(bold|\d00)?\s*([\d.]+)px/.exec(font) ?? [];
  const place = `transform="matrix(${[a, b, c, d, e, f].map(rounded).join(' ')})" x="${rounded(x)}" y="${rounded(y)}"`;
  const style = `font-size="${size}"${weight === '' ? '' : ` font-weight="${weight}"`} text-anchor="${anchors[textAlign] ?? 'start'}"`;
  return `<text ${place} dy="${shifts[textBaseline] ?? '0'}" ${style} ${paint}>${escaped(text)}</text>`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Names come from files: they must stay text. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/\p{Cc}/gu, ' ');
}
