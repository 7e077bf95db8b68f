import { cellKey } from '../draft/cell.ts';
import { Field, type FieldProperties } from './field.tsx';

/** A cell that stands alone, under its name. */
export function LabelledField({ name, ...field }: FieldProperties & { readonly name: string }) {
  const id = `field ${cellKey(field.cell)}`.replaceAll(/[^\w-]/g, '_');
  return (
    <div class="labelled">
      <label for={id}>{name}</label>
      <Field {...field} id={id} />
    </div>
  );
}
