import type { Told, ToldPart } from '../text/told.ts';
import { Scroll } from './scroll.tsx';

/** What was said in the worker, shown. */
export function ToldText({ told: { heading, parts } }: { told: Told }) {
  return (
    <>
      <p>
        <strong>{heading}</strong>
      </p>
      {parts.map((part, position) => (
        <Part key={position} part={part} />
      ))}
    </>
  );
}

function Part({ part }: { part: ToldPart }) {
  switch (part.kind) {
    case 'text':
      return <p>{part.text}</p>;
    case 'list':
      return (
        <>
          <h3>{part.title}</h3>
          <ul>
            {part.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      );
    case 'table':
      return (
        <>
          <h3>{part.title}</h3>
          <ToldTable part={part} />
        </>
      );
  }
}

function ToldTable({ part: { title, heads, rows } }: { part: Extract<ToldPart, { kind: 'table' }> }) {
  const classOf = (column: number) => (heads[column]?.isNumber === true ? 'number' : '');
  return (
    <Scroll label={`Table: ${title}`}>
      <table>
        <thead>
          <tr>
            {heads.map(({ text }, column) => (
              <th key={text} scope="col" class={classOf(column)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={at} class={classOf(at + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
