import { GlobalFonts } from 'canvas';
import { expect, it } from 'vitest';
import { fontFamily, legendMeasure, registerFont } from './font.ts';

it('the shipped font is drawn, regular and bold, whatever else is installed', () => {
  registerFont();
  const styles = GlobalFonts.families.find(({ family }) => family === fontFamily)?.styles ?? [];
  expect(styles.map(({ weight }) => weight).sort()).toEqual([400, 700]);
});

it('texts have a width', () => {
  expect(legendMeasure()('infeasible')).toBeGreaterThan(40);
});
