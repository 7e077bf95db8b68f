import type { Planned } from '../store/state.ts';
import { amount } from '../text/figures.ts';
import { stockWorthText } from '../text/stock-worth.ts';
import { Bar } from './fleet.tsx';

/** GPUs taken of those that can be had, and what more of them would be worth. */
export function Stock({ planned: { report, worths } }: { planned: Planned }) {
  const limited = (report.stock ?? []).filter(({ available }) => available !== null);
  if (limited.length === 0 && worths.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="stock-use">
      <h2 id="stock-use">Stock in use</h2>
      {limited.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">GPU</th>
              <th scope="col">Used of those to be had</th>
            </tr>
          </thead>
          <tbody>
            {limited.map(({ gpu, used, available }) => (
              <tr key={gpu}>
                <th scope="row">{gpu}</th>
                <td>
                  <Bar
                    share={used / Math.max(1, available ?? 1)}
                    text={`${amount(used)} of ${amount(available ?? 0)} GPUs`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {worths.length === 0 ? (
        <p class="faint">No stock makes this plan dearer: by the prices of its proof, more of any GPU saves nothing.</p>
      ) : (
        <ul class="plain">
          {worths.map((worth) => (
            <li key={worth.gpu}>{stockWorthText(worth)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
