/** What one says about oneself, as the academy checks it: told before it is sent. */
import type { Identity } from '../platform';
import { nameProblem } from './name';

export type IdentityField = keyof Identity;
export type Problem = 'empty' | 'long' | 'odd' | 'email' | 'organisation' | 'phone';

export const empty: Identity = {
  name: '',
  email: '',
  organisation: '',
  invitation: '',
  phone: '',
  job_role: '',
  whatsapp: '',
};

/** As in crates/academy/src/profile/identity.rs, which has the last word. */
const email = /^[^\s@,;<>"]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;

export function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  return (
    text.trim() === '' || (/^\+?[\d\s().-]+$/.test(text.trim()) && digits.length >= 8 && digits.length <= 15)
  );
}

/** The first thing to mend of each field. */
export function problemsOf(identity: Identity): Partial<Record<IdentityField, Problem>> {
  const found: Partial<Record<IdentityField, Problem>> = {};
  const name = nameProblem(identity.name);
  if (name) found.name = name;
  if (!email.test(identity.email.trim())) found.email = 'email';
  if (identity.organisation.trim() === '' && identity.invitation.trim() === '')
    found.organisation = 'organisation';
  if (!isPhone(identity.phone)) found.phone = 'phone';
  if (!isPhone(identity.whatsapp)) found.whatsapp = 'phone';
  return found;
}
