/** Radio buttons of a grid. */
const inputs = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('.grid input'),
];

/** Row → column, as picked so far; undefined while a row has none, `partly` while none has one. */
export function readGrid(form: HTMLFormElement, partly: boolean): Record<string, string> | undefined {
  const picked = Object.fromEntries(pickedInputs(form).map(({ name, value }) => [name, value]));
  return inputs(form)[partly ? 'some' : 'every'](({ name }) => name in picked) ? picked : undefined;
}

export function fillGrid(form: HTMLFormElement, picked: Readonly<Record<string, string>>): void {
  for (const input of inputs(form)) input.checked = picked[input.name] === input.value;
}

/** The picked button of each row. */
export const pickedInputs = (form: HTMLFormElement): HTMLInputElement[] =>
  inputs(form).filter(({ checked }) => checked);
