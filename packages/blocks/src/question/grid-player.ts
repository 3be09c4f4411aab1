/** Radio buttons of a grid. */
const inputs = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('.grid input'),
];

/** Row → column, as picked so far; undefined while a row has none. */
export function readGrid(form: HTMLFormElement): Record<string, string> | undefined {
  const picked: Record<string, string> = {};
  for (const { name, value, checked } of inputs(form)) if (checked) picked[name] = value;
  return inputs(form).every(({ name }) => name in picked) ? picked : undefined;
}

export function fillGrid(form: HTMLFormElement, picked: Readonly<Record<string, string>>): void {
  for (const input of inputs(form)) input.checked = picked[input.name] === input.value;
}

/** The picked button of each row. */
export const pickedInputs = (form: HTMLFormElement): HTMLInputElement[] =>
  inputs(form).filter(({ checked }) => checked);
