/** A number of an attribute or text; something else where it is none. */
export const numberOr = <Otherwise>(text: string | undefined, otherwise: Otherwise): number | Otherwise =>
  text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? otherwise : Number(text);
export const isTrue = (text: string | undefined): boolean => text === 'true' || text === '1';
/** A score as it is written. */
export const numberText = (value: number): string => String(Number(value.toFixed(6)));
