/** A choice under its name. */
export function Select<Value extends string>({
  name,
  value,
  options,
  isUnseen = false,
  onChange,
}: {
  name: string;
  value: Value;
  options: readonly (readonly [value: Value, text: string])[];
  /** Whether the name is for those alone who do not see the table around it. */
  isUnseen?: boolean;
  onChange: (value: Value) => void;
}) {
  return (
    <label class={isUnseen ? '' : 'labelled'}>
      <span class={isUnseen ? 'unseen' : ''}>{name}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
