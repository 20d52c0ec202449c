/**
 * One survey as somebody answers it. The code of this device, answers that wait for a connection and answers that were refused
 * are kept on the device until the server has them or the person removes them.
 */
import type { RequestError, Client } from '../../api/client';
import { sendPhoto, sendSurvey, surveyCode, surveyOf, type Survey, type SurveySent } from '../../api/questionnaires';
import { Resource } from '../../state/resource.svelte';
import { helperHeaders } from '../helpers/helping.svelte';
import { codeOf, isOffline, isRefused, isWrongCode } from '../kept';
import { KeptState } from '../kept_state.svelte';
import { own } from '../own_language.svelte';
import { inOneTab, oneAtATime } from '../sending';
import { sharedBy } from '../shared.svelte';
import type { Answers } from './questions';

type Said = Omit<SurveySent, 'code' | 'answers' | 'traits'> & { answers: Answers; traits: Record<string, string> };

/** Answers that the server refused for good, and its reason. */
export interface RefusedAnswers extends Said {
  code: string;
  why: string;
}

/** What this device keeps: its code, answers that wait, that some were sent, those refused, and the code of who answered before. */
interface Kept {
  code: string;
  waiting: Said;
  sent: boolean;
  refused: RefusedAnswers[];
  earlier: string;
}

/** The same answers came before: they count. */
const ENTERED = 'questionnaire-entered';
export const NOT_OPEN = 'questionnaire-not-open';
/** Other answers came before by the same code: those count. */
export const OTHER_FIRST = 'questionnaire-answered';

export class Answering {
  readonly one = new Resource<Survey>();
  readonly #kept: KeptState<Kept>;
  busy = $state(false);
  /** What went wrong when something was sent. */
  problem = $state.raw<unknown>(null);
  readonly #now = $derived.by(() => this.#kept.value);
  readonly code = $derived(this.#now.code);
  readonly sent = $derived(this.#now.sent === true);
  readonly waits = $derived(this.#now.waiting !== undefined);
  readonly refused = $derived(this.#now.refused ?? []);
  /** Refused answers that can be sent again once they are mended. */
  readonly mendable = $derived(this.refused.findLast(({ code }) => code !== NOT_OPEN && code !== OTHER_FIRST) ?? null);

  constructor(private readonly client: Client, readonly number: number) {
    this.#kept = new KeptState<Kept>(`citybrain-survey-${number}`);
  }

  load = (): void => void this.one.load((signal) => surveyOf(this.client, this.number, signal, own.language));

  /** Kept until the server has it. For another person it is sent at once: this device keeps nothing of it. */
  async send(answers: Answers, traits: Record<string, string>): Promise<void> {
    const said = { sending: crypto.randomUUID(), answers, traits };
    const more = helperHeaders();
    if (Object.keys(more).length) return this.#deliver(said, more);
    const mended = this.mendable?.sending;
    this.#keepRefused(this.refused.filter(({ sending }) => sending !== mended), { waiting: said });
    await this.sendWaiting();
  }

  /** Once, with the same mark however often it is tried. */
  readonly sendWaiting = oneAtATime(() => inOneTab(this.#kept.name, async () => {
    this.#kept.read();
    const { waiting } = this.#kept.value;
    if (waiting) await this.#deliver(waiting);
  }));

  async #deliver(said: Said, forOther?: Record<string, string>): Promise<void> {
    [this.busy, this.problem] = [true, null];
    try {
      await sendSurvey(this.client, this.number, { ...said, code: await this.#codeOfDevice() }, forOther);
      this.#taken();
    } catch (error) {
      if (codeOf(error) === ENTERED) this.#taken();
      else {
        if (isRefused(error) && !forOther) this.#refuse(said, error as RequestError);
        if (isWrongCode(error)) this.#drop();
        if (forOther || !isOffline(error)) this.problem = error;
      }
    } finally {
      this.busy = false;
    }
  }

  #taken(): void {
    this.#kept.change({ sent: true, waiting: undefined, earlier: undefined });
  }

  /** Keep what the server refused, with its reason, in place of what waited. */
  #refuse(said: Said, { code, message }: RequestError): void {
    this.#keepRefused([...this.refused, { ...said, code, why: message }], { waiting: undefined, ...(code === OTHER_FIRST && { sent: true }) });
    if (code === NOT_OPEN) this.load();
  }

  /** Remove answers that were refused from this device. */
  forget(of: string): void {
    this.#keepRefused(this.refused.filter(({ sending }) => sending !== of));
    this.problem = null;
  }

  #keepRefused(refused: RefusedAnswers[], more: Parameters<KeptState<Kept>['change']>[0] = {}): void {
    this.#kept.change({ ...more, refused: refused.length ? refused : undefined });
  }

  /** The number of a photo, sent at once, so that an answer can name it; null where it was not taken. It needs a connection. */
  async addPhoto(file: File): Promise<number | null> {
    [this.busy, this.problem] = [true, null];
    try {
      return await sendPhoto(this.client, this.number, await this.#codeOfDevice(), file);
    } catch (error) {
      if (isWrongCode(error)) this.#drop();
      this.problem = error;
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Answer by a code that was sent; whether it is another one than before. */
  use(given: string): boolean {
    const { code, waiting, sent, earlier } = this.#kept.value;
    if (given === code || waiting) return false;
    this.#kept.change({ code: given, sent: undefined, earlier: sent ? code : earlier });
    return true;
  }

  /** A code that is none for this locks nobody out: the one of before is in use again, or a new one is asked for. */
  #drop(): void {
    const { earlier } = this.#kept.value;
    this.#kept.change({ code: earlier, earlier: undefined, sent: earlier !== undefined });
  }

  async #codeOfDevice(): Promise<string> {
    if (!this.#kept.value.code) this.#kept.change({ code: await surveyCode(this.client, this.number) });
    return this.#kept.value.code!;
  }
}

export const answeringOf = sharedBy((client, number) => new Answering(client, number));
