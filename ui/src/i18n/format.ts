/** Numbers, dates and spans of time as each language writes them. */
import type { Language } from '../platform/academy.gen';

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' };

export interface Format {
  number(value: number): string;
  /** `value` is 0 to 100. */
  percent(value: number): string;
  /** An RFC 3339 time as a date. */
  date(time: string): string;
  dateTime(time: string): string;
  clock(time: string): string;
  /** `1 jam 20 menit`; below an hour only minutes. */
  minutes(minutes: number): string;
  /** For totals: whole and half hours from an hour and a half on, below that as `minutes`. */
  hours(minutes: number): string;
  /** Seconds as days and hours; below a day as `minutes`, and never less than one of them. */
  span(seconds: number): string;
  bytes(bytes: number): string;
  list(words: string[]): string;
}

function makeFormat(language: Language): Format {
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const unit = (of: string, value: number): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: of,
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(value);
  const minutes = (value: number): string => {
    const hours = Math.floor(value / 60);
    const rest = Math.round(value % 60);
    if (hours === 0) return unit('minute', rest);
    return rest === 0 ? unit('hour', hours) : `${unit('hour', hours)} ${unit('minute', rest)}`;
  };
  return {
    number: (value) => number.format(value),
    // Indonesian puts a space before the sign, as the lessons do; Intl does not.
    percent: (value) => percent.format(value / 100).replace('%', language === 'id' ? '\u00a0%' : '%'),
    date: (time) => date.format(new Date(time)),
    dateTime: (time) => dateTime.format(new Date(time)),
    clock: (time) => clock.format(new Date(time)),
    minutes,
    hours: (value) => (value < 90 ? minutes(value) : unit('hour', Math.round(value / 30) / 2)),
    span: (seconds) => {
      const [days, hours] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600)];
      if (days === 0) return minutes(Math.max(1, Math.floor(seconds / 60)));
      return hours === 0 ? unit('day', days) : `${unit('day', days)} ${unit('hour', hours)}`;
    },
    bytes: (bytes) => formatBytes(number, bytes),
    list: (words) => list.format(words),
  };
}

function formatBytes(number: Intl.NumberFormat, bytes: number): string {
  const names = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let index = 0;
  while (value >= 1000 && index < names.length - 1) {
    value /= 1000;
    index++;
  }
  return `${number.format(value)} ${names[index] ?? ''}`;
}

const rules: Record<Language, Intl.PluralRules> = {
  id: new Intl.PluralRules(locales.id),
  en: new Intl.PluralRules(locales.en),
};

/** Indonesian has one form; English has one and other. */
export function plural(language: Language, count: number, forms: { one?: string; other: string }): string {
  const form = rules[language].select(count) === 'one' ? (forms.one ?? forms.other) : forms.other;
  return `${formats[language].number(count)} ${form}`;
}

export const formats: Record<Language, Format> = { id: makeFormat('id'), en: makeFormat('en') };
