/** Several of some; the last one stays. */
export function CheckBoxes<Name extends string>({
  legend,
  names,
  chosen,
  onChange,
}: {
  legend: string;
  names: readonly Name[];
  chosen: readonly Name[];
  onChange: (chosen: readonly Name[]) => void;
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {names.map((name) => {
        const isChosen = chosen.includes(name);
        return (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked={isChosen}
              disabled={isChosen && chosen.length === 1}
              onChange={() => onChange(names.filter((one) => (one === name ? !isChosen : chosen.includes(one))))}
            />
            {name}
          </label>
        );
      })}
    </fieldset>
  );
}
