/**
 * One consultation as somebody answers it. The code of this device and what waits to be sent are kept on the device, so that it
 * answers once and an answer that was given without a connection comes later, once.
 */
import type { RequestError, Client } from '../../api/client';
import { consultationOf, inputsOf, newCode, planOf, resultOf, sendAnswer, sendInput, sendSupport, type AnswerSent, type Consultation, type ConsultationInputs, type ConsultationResult, type InputSent } from '../../api/consultations';
import { download } from '../../parts/download';
import { Resource } from '../../state/resource.svelte';
import { codeOf, isOffline, isRefused, isWrongCode } from '../kept';
import { KeptState } from '../kept_state.svelte';
import { own } from '../own_language.svelte';
import { inOneTab, oneAtATime } from '../sending';
import { sharedBy } from '../shared.svelte';

type Waiting<Sent> = Omit<Sent, 'code'> & { code?: string };
type Support = { sending: string; of: number; code: string };

/** What the server refused for good, as it was sent: it stays on the device until the person removes it. */
export interface Refused extends Partial<Pick<AnswerSent, 'answer' | 'traits'>>, Partial<Omit<InputSent, 'sending' | 'code'>> {
  sending: string;
  /** The number of the input that was supported. */
  of?: number;
  code: string;
  why: string;
}

/** What this device keeps of a consultation. */
interface Kept {
  code?: string;
  /** Empty where another answer came first by the same code, which this device does not know. */
  answered?: string;
  /** Without a code where this device had none yet: one is asked for when it is sent. */
  waiting?: Waiting<AnswerSent>;
  /** What was added without a connection. */
  added?: (Waiting<InputSent> | Waiting<Support>)[];
  refused?: Refused[];
  /** The code of who answered by this device before, and their answer. */
  earlier?: { code: string; answered: string };
}

/** The same answer is there already: it counts. */
const ENTERED = 'consultation-entered';
export const NOT_OPEN = 'consultation-not-open';
/** Another answer is there already: that one counts. */
export const OTHER_FIRST = 'consultation-answered';

export class Consulting {
  readonly one = new Resource<Consultation>();
  readonly result = new Resource<ConsultationResult>();
  readonly inputs = new Resource<ConsultationInputs>();
  /** What went wrong when something was sent. */
  problem = $state.raw<unknown>(null);
  sending = $state(false);
  readonly #held: KeptState<Kept>;
  readonly kept: Kept = $derived.by(() => this.#held.value);

  constructor(private readonly client: Client, readonly number: number) {
    this.#held = new KeptState<Kept>(`citybrain-consultation-${number}`);
  }

  /** Whether an answer waits for a connection. */
  readonly waits = $derived(this.kept.waiting !== undefined);
  /** How many things that were added wait for one. */
  readonly adding = $derived(this.kept.added?.length ?? 0);
  readonly answered = $derived(this.kept.answered ?? this.kept.waiting?.answer ?? null);
  readonly refused = $derived(this.kept.refused ?? []);

  load = (): void => {
    void this.one.load((signal) => consultationOf(this.client, this.number, signal, own.language)).then(() => {
      const over = this.one.value && this.one.value.state !== 'open';
      if (this.kept.answered !== undefined || over) this.loadResult();
    });
  };

  private loadResult(): void {
    void this.result.load((signal) => resultOf(this.client, this.number, signal, this.kept.code));
    void this.inputs.load((signal) => inputsOf(this.client, this.number, signal, this.kept.code));
  }

  /** Answer: kept until the server has it, and sent again with the same mark. */
  async answer(answer: string, traits: Record<string, string>): Promise<void> {
    await this.work(async () => {
      const { code } = this.kept;
      this.keep({ waiting: { sending: crypto.randomUUID(), ...(code && { code }), answer, traits } });
      await this.sendWaiting();
    });
  }

  /** Send what waits, where anything does. */
  readonly sendWaiting = oneAtATime(() => inOneTab(this.#held.name, async () => {
    this.#held.read();
    const { waiting } = this.kept;
    await (waiting ? this.sendOne(waiting) : this.sendAdded());
  }));

  private async sendOne(waiting: Waiting<AnswerSent>): Promise<void> {
    try {
      const code = waiting.code ?? (await this.code());
      const { answered } = await sendAnswer(this.client, this.number, { ...waiting, code });
      if (this.one.value) this.one.value = { ...this.one.value, answered };
    } catch (error) {
      if (isOffline(error)) return;
      if (codeOf(error) !== ENTERED) {
        if (isRefused(error)) this.refuse(error as RequestError, waiting);
        if (isWrongCode(error)) this.drop(waiting.code ?? this.kept.code);
        throw error;
      }
    }
    this.keep({ waiting: undefined, answered: waiting.answer, earlier: undefined });
    this.loadResult();
    await this.sendAdded();
  }

  /** Add something, or support it: kept until the server has it. The mark that it is sent with. */
  async add(said: Omit<InputSent, 'sending' | 'code'> | { of: number }): Promise<string> {
    const sending = crypto.randomUUID();
    await this.work(async () => {
      const { code, added = [] } = this.kept;
      this.keep({ added: [...added, { ...said, sending, ...(code && { code }) }] });
      await this.sendWaiting();
    });
    return sending;
  }

  /** What became of something that was added here. */
  stateOf(mark: string): 'kept' | 'refused' | 'sent' {
    const marked = ({ sending }: { sending: string }) => sending === mark;
    return this.kept.added?.some(marked) ? 'kept' : this.refused.some(marked) ? 'refused' : 'sent';
  }

  /** Whether support of it waits to be sent. */
  readonly supports = (of: number): boolean => this.kept.added?.some((one) => 'of' in one && one.of === of) ?? false;

  /** Send what was added and waits, the first first; what the server refuses is told and no longer waits. */
  private async sendAdded(): Promise<void> {
    for (let [next] = this.kept.added ?? []; next; [next] = this.kept.added ?? []) {
      const { sending } = next;
      const done = () => this.keep({ added: this.kept.added?.filter((one) => one.sending !== sending) });
      try {
        const code = next.code ?? (await this.code());
        await ('of' in next ? sendSupport(this.client, this.number, next.of, code) : sendInput(this.client, this.number, { ...next, code }));
      } catch (error) {
        if (isRefused(error)) this.refuse(error as RequestError, next);
        if (isWrongCode(error)) this.drop(next.code ?? this.kept.code);
        if (isOffline(error)) return;
        throw error;
      }
      done();
      this.loadResult();
    }
  }

  /** Keep what the server refused, with its reason, in place of what waited. */
  private refuse({ code, message }: RequestError, what: Waiting<AnswerSent> | Waiting<InputSent> | Waiting<Support>): void {
    const stated = Object.entries(what).filter(([name, value]) => name !== 'traits' || Object.keys(value as object).length > 0);
    const refused = [...this.refused, { ...(Object.fromEntries(stated) as typeof what), code, why: message }];
    const added = this.kept.added?.filter(({ sending }) => sending !== what.sending);
    const waiting = 'answer' in what ? undefined : this.kept.waiting;
    this.keep({ refused, added, waiting, ...(code === OTHER_FIRST && { answered: '' }) });
    if (code === OTHER_FIRST) this.loadResult();
    if (code === NOT_OPEN) this.load();
  }

  /** Remove words that were refused from this device. */
  forget(sending: string): void {
    const left = this.refused.filter((one) => one.sending !== sending);
    this.keep({ refused: left.length ? left : undefined });
    this.problem = null;
  }

  /** The file of a plan of this device, which nobody else has before it was read. */
  async giveFile(of: number): Promise<void> {
    download(await planOf(this.client, this.number, of, await this.code()), 'plan.yaml');
  }

  /** Answer by a code that was sent: as somebody else than who used this device before, whose answer is sent first. */
  use(code: string): void {
    if (code === this.kept.code || this.waits || this.adding) return;
    const { code: before, answered } = this.kept;
    this.keep({ code, answered: undefined, ...(before && answered !== undefined && { earlier: { code: before, answered } }) });
    this.result.clear();
    this.inputs.clear();
  }

  /** A code that is none for this locks nobody out: the one of before is in use again, or a new one is asked for. */
  private drop(code: string | undefined): void {
    const { earlier } = this.kept;
    if (!code || this.kept.code !== code) return;
    this.keep({ code: earlier?.code, answered: earlier?.answered, earlier: undefined, waiting: undefined });
  }

  private async code(): Promise<string> {
    if (!this.kept.code) this.keep({ code: await newCode(this.client, this.number) });
    return this.kept.code!;
  }

  private async work(what: () => Promise<void>): Promise<boolean> {
    const before = this.kept.code;
    this.sending = true;
    this.problem = null;
    try {
      await what();
      return true;
    } catch (error) {
      if (isWrongCode(error)) this.drop(before);
      this.problem = error;
      return false;
    } finally {
      this.sending = false;
    }
  }

  private keep(more: { [Key in keyof Kept]: Kept[Key] | undefined }): void {
    this.#held.change(more);
  }
}

export const consultingOf = sharedBy((client, number) => new Consulting(client, number));
