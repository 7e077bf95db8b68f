/** Shows the columns that a table has room for but few scenarios need; those in use are shown in any case. */
export function MoreColumns({
  what,
  isOn,
  onChange,
}: {
  what: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      All columns<span class="unseen"> of {what}</span>
    </label>
  );
}
