/** Put the focus into a field of an open box, behind what stands there already. */
export function writing(field: HTMLInputElement): void {
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
