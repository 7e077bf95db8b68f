import type { Picture } from '@fleetmix/charts';
import { ChartCanvas } from '../charts/chart-canvas.tsx';
import { download } from '../share/download.ts';
import type { Dispatch } from '../store/action.ts';

/** A picture with its legend, and the ways to take it away. The figures stand in a table near it. */
export function Figure({ picture, name, dispatch }: { picture: Picture; name: string; dispatch: Dispatch }) {
  const { title, note, legend, panels, panelHeight, panelHeights = [] } = picture;
  return (
    <figure>
      {note === undefined ? null : <p class="faint">{note}</p>}
      {legend.length === 0 ? null : (
        <ul class="legend">
          {legend.map((entry) => (
            <li key={entry.name}>
              <span class="swatch" style={{ background: entry.colour }} aria-hidden="true" />
              {entry.name}
            </li>
          ))}
        </ul>
      )}
      <div class="panels">
        {panels.map((panel, position) => (
          <ChartCanvas
            key={position}
            chart={panel}
            height={panelHeights[position] ?? panelHeight}
            label={`${title}, chart ${position + 1} of ${panels.length}`}
          />
        ))}
      </div>
      <figcaption>
        <button type="button" class="small" onClick={() => void save(picture, name, 'png', dispatch)}>
          Save as PNG<span class="unseen">: {title}</span>
        </button>
        <button type="button" class="small" onClick={() => void save(picture, name, 'svg', dispatch)}>
          Save as SVG<span class="unseen">: {title}</span>
        </button>
      </figcaption>
    </figure>
  );
}

async function save(picture: Picture, name: string, kind: 'png' | 'svg', dispatch: Dispatch): Promise<void> {
  try {
    if (kind === 'png') download(`${name}.png`, await (await import('../charts/png.ts')).pngOf(picture));
    else {
      const { svgOf } = await import('../charts/svg.ts');
      download(`${name}.svg`, new Blob([svgOf(picture)], { type: 'image/svg+xml' }));
    }
  } catch (cause) {
    dispatch({ kind: 'notice', notice: { kind: 'error', text: (cause as Error).message } });
  }
}
