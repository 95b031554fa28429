/**
 * The walk before the first lesson. Who one is and what was chosen is written down at the end of the choices, so that the
 * receipt shown is the one that is kept. What was answered before outlives a reload; what was written, everything.
 */
import { call, type Failure, type Identity, type ProfileView, type Step } from '../../platform';
import { empty, problemsOf, type IdentityField, type Problem } from '../../ui/identity';

const remembered = 'academy.welcome';

export type WelcomeStep = 'language' | 'identity' | 'notice' | 'choices' | 'receipt' | 'path';
export const welcomeSteps: readonly WelcomeStep[] = [
  'language',
  'identity',
  'notice',
  'choices',
  'receipt',
  'path',
];

interface Draft {
  step: WelcomeStep;
  identity: Identity;
  choices: Record<string, boolean>;
  adult: boolean;
  path: string | null;
}

const emptyDraft: Draft = { step: 'language', identity: empty, choices: {}, adult: false, path: null };

export class WelcomeState {
  step = $state<WelcomeStep>('language');
  identity = $state<Identity>({ ...empty });
  /** By purpose; one that was not answered is not there, and means no. */
  choices = $state<Record<string, boolean>>({});
  adult = $state(false);
  path = $state<string | null>(null);
  /** What is wrong is pointed out only after an attempt to go on with it. */
  tried = $state(false);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  /** Once who one is and what was chosen is written down. */
  #profile: ProfileView | null;

  /** `profile`: of somebody who was here before, and left between the choices and the end. */
  constructor(profile: ProfileView | null = null) {
    const draft = readDraft();
    this.#profile = profile;
    this.step = stepFor(draft.step, profile !== null);
    this.identity = draft.identity;
    this.choices = draft.choices;
    this.adult = draft.adult;
    this.path = draft.path;
  }

  get problems(): Partial<Record<IdentityField, Problem>> {
    return this.tried ? problemsOf(this.identity) : {};
  }

  get adultMissing(): boolean {
    return this.tried && !this.adult;
  }

  get number(): number {
    return welcomeSteps.indexOf(this.step) + 1;
  }

  setField(field: IdentityField, text: string): void {
    this.identity = { ...this.identity, [field]: text };
    this.#remember();
  }

  choose(purpose: string, given: boolean): void {
    this.choices = { ...this.choices, [purpose]: given };
    this.#remember();
  }

  setAdult(adult: boolean): void {
    this.adult = adult;
    this.#remember();
  }

  setPath(path: string | null): void {
    this.path = path;
    this.#remember();
  }

  back(): void {
    this.tried = false;
    this.step = welcomeSteps[this.number - 2] ?? 'language';
    this.#remember();
  }

  /** To the next question, unless this one is not answered yet. Answers whether it went on. */
  next(): boolean {
    this.tried = true;
    if (this.step === 'identity' && Object.keys(problemsOf(this.identity)).length > 0) return false;
    if (this.step === 'choices' && !this.#profile) return false;
    this.tried = false;
    this.step = welcomeSteps[this.number] ?? this.step;
    this.#remember();
    return true;
  }

  /** At the end of the choices: writes down who one is and what was chosen, and goes on to the receipt. */
  async signUp(notice: string): Promise<void> {
    this.tried = true;
    if (!this.adult) return;
    const choices = Object.entries(this.choices).map(([purpose, given]) => ({ purpose, given }));
    const { identity, adult } = this;
    const request = { identity, adult, choices, path: null, path_later: true, notice };
    const profile = await this.#try(() => call('profile.create', request));
    if (!profile) return;
    this.#profile = profile;
    this.next();
  }

  /** Keeps the role path. Answers with the profile and the lesson to begin with, or nothing when it failed. */
  async finish(): Promise<{ profile: ProfileView; first: Step | null } | null> {
    const { path } = this;
    const name = this.#profile?.name ?? this.identity.name;
    return this.#make(() => call('profile.update', { name, path }));
  }

  /** Without a word about oneself. */
  async asGuest(): Promise<{ profile: ProfileView; first: Step | null } | null> {
    return this.#make(() => call('profile.guest', {}));
  }

  async #make(
    make: () => Promise<ProfileView>,
  ): Promise<{ profile: ProfileView; first: Step | null } | null> {
    const profile = await this.#try(make);
    if (!profile) return null;
    sessionStorage.removeItem(remembered);
    const home = await call('home.show', {}).catch(() => null);
    return { profile, first: home?.first ?? null };
  }

  async #try<T>(make: () => Promise<T>): Promise<T | null> {
    this.busy = true;
    this.failure = null;
    try {
      return await make();
    } catch (failure) {
      this.failure = failure as Failure;
      return null;
    } finally {
      this.busy = false;
    }
  }

  #remember(): void {
    const { step, identity, choices, adult, path } = this;
    try {
      sessionStorage.setItem(
        remembered,
        JSON.stringify({ step, identity, choices, adult, path } satisfies Draft),
      );
    } catch {
      // More than a browser keeps is no name; it stays in its field.
    }
  }
}

/** What is written down is not asked again, and what is not cannot be shown. */
function stepFor(drafted: WelcomeStep, written: boolean): WelcomeStep {
  const isAfter = drafted === 'receipt' || drafted === 'path';
  if (written) return isAfter ? drafted : 'receipt';
  return isAfter ? 'choices' : drafted;
}

function readDraft(): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(remembered) ?? '{}') as Partial<Draft>;
    const isStep = welcomeSteps.includes(kept.step as WelcomeStep);
    return {
      ...emptyDraft,
      ...kept,
      step: isStep ? (kept.step as WelcomeStep) : 'language',
      identity: { ...empty, ...kept.identity },
    };
  } catch {
    return emptyDraft;
  }
}
