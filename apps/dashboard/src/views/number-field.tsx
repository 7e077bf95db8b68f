import { useState } from 'preact/hooks';
import { readAmount } from '../draft/read-entry.ts';

/** A number that is taken up as it is typed, once it means something. */
export function NumberField({
  name,
  value,
  onChange,
  isOptional = false,
  emptyText = isOptional ? 'no bound' : '',
  accepts = () => true,
}: {
  name: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** Whether nothing may stand there. */
  isOptional?: boolean;
  /** What stands there while nothing does. */
  emptyText?: string;
  accepts?: (value: number) => boolean;
}) {
  const id = `number-${name.replaceAll(/\W+/g, '-')}`;
  const [text, setText] = useState<string>();
  const isWrong = text !== undefined && meaning(text, isOptional, accepts) === 'wrong';
  return (
    <div class="labelled">
      <label for={id}>{name}</label>
      <input
        id={id}
        class="cell number"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        aria-invalid={isWrong}
        title={isWrong ? 'Give a number.' : ''}
        placeholder={emptyText}
        value={text ?? (value === undefined ? '' : String(value))}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          const read = meaning(currentTarget.value, isOptional, accepts);
          if (read !== 'wrong' && read !== value) onChange(read);
        }}
        onBlur={() => setText(undefined)}
      />
    </div>
  );
}

function meaning(text: string, isOptional: boolean, accepts: (value: number) => boolean): number | undefined | 'wrong' {
  if (text.trim() === '') return isOptional ? undefined : 'wrong';
  const entry = readAmount(text);
  return 'value' in entry && entry.value > 0 && accepts(entry.value) ? entry.value : 'wrong';
}
