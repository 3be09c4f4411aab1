/** A decimal without exponent and with few digits. @spec SCORM 1.2 RTE 3.4 CMIDecimal */
export const decimal = (value: number, digits = 2): string => String(Number(value.toFixed(digits)));

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function parts(seconds: number): readonly [hours: number, minutes: number, seconds: string] {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const rest = hundredths % 6000;
  const shown = `${two(Math.floor(rest / 100))}.${two(rest % 100)}`;
  return [Math.min(9999, Math.floor(hundredths / 360_000)), Math.floor(hundredths / 6000) % 60, shown];
}

/** `HH:MM:SS.SS`. @spec SCORM 1.2 RTE 3.4 CMITimespan */
export function clockDuration(seconds: number): string {
  const [hours, minutes, rest] = parts(seconds);
  return `${two(hours)}:${two(minutes)}:${rest}`;
}

/** `PT1H2M3.45S`, two decimals at most. @spec SCORM 2004 RTE 4.1.1.7 timeinterval(second,10,2) */
export function isoDuration(seconds: number): string {
  const [hours, minutes, rest] = parts(seconds);
  return `PT${hours}H${minutes}M${Number(rest)}S`;
}

/** A moment with two decimals and `Z`: Moodle refuses none and three. */
export const isoMoment = (date: Date): string => date.toISOString().replace(/(\.\d\d)\d?Z$/, '$1Z');
