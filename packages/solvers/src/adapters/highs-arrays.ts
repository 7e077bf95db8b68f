import type { Highs, ModelData } from 'highs';
import type { Model } from '../model.ts';

/**
 * A model as the sparse arrays that HiGHS takes, by row. Positions only: in LP text, a name such as `a-b` would be read as
 * a subtraction, and another model solved.
 */
export function highsArrays(model: Model, { constants, infinity }: Highs): ModelData {
  const { variableType, objectiveSense } = constants;
  const bounded = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * infinity);
  return {
    numCols: model.columns.length,
    numRows: model.rows.length,
    sense: objectiveSense[model.sense],
    offset: model.offset,
    colCost: Float64Array.from(model.columns, ({ cost }) => cost),
    colLower: Float64Array.from(model.columns, ({ lower }) => bounded(lower)),
    colUpper: Float64Array.from(model.columns, ({ upper }) => bounded(upper)),
    rowLower: Float64Array.from(model.rows, ({ lower }) => bounded(lower)),
    rowUpper: Float64Array.from(model.rows, ({ upper }) => bounded(upper)),
    ...(model.columns.some(({ kind }) => kind === 'integer')
      ? { integrality: Int32Array.from(model.columns, ({ kind }) => variableType[kind]) }
      : {}),
    matrix: rowMatrix(model),
  };
}

function rowMatrix({ columns, rows }: Model): ModelData['matrix'] {
  const size = rows.reduce((sum, { terms }) => sum + terms.length, 0);
  const starts = new Int32Array(rows.length + 1);
  const indices = new Int32Array(size);
  const values = new Float64Array(size);
  let at = 0;
  rows.forEach(({ terms }, row) => {
    for (const { column, coefficient } of terms) {
      indices[at] = column;
      values[at++] = coefficient;
    }
    starts[row + 1] = at;
  });
  return { format: 'csr', numRows: rows.length, numCols: columns.length, starts, indices, values };
}
