/**
 * One consultation as somebody answers it. The code of this device and what waits to be sent are kept on the device, so that it
 * answers once and an answer that was given without a connection comes later, once.
 */
import { RequestError, type Client } from '../../api/client';
import { consultationOf, inputsOf, newCode, resultOf, sendAnswer, sendInput, sendSupport, type AnswerSent, type Consultation, type ConsultationInputs, type ConsultationResult, type InputSent } from '../../api/consultations';
import { Resource } from '../../state/resource.svelte';

/** What this device keeps of a consultation. */
interface Kept {
  code?: string;
  answered?: string;
  waiting?: AnswerSent;
}

const NOT_NEW = 409;

export class Consulting {
  readonly one = new Resource<Consultation>();
  readonly result = new Resource<ConsultationResult>();
  readonly inputs = new Resource<ConsultationInputs>();
  /** What went wrong when something was sent. */
  problem = $state.raw<unknown>(null);
  sending = $state(false);
  kept = $state.raw<Kept>({});

  constructor(private readonly client: Client, readonly number: number) {
    this.kept = read(number);
    this.load();
  }

  /** Whether an answer waits for a connection. */
  readonly waits = $derived(this.kept.waiting !== undefined);
  readonly answered = $derived(this.kept.answered ?? this.kept.waiting?.answer ?? null);

  load = (): void => {
    void this.one.load((signal) => consultationOf(this.client, this.number, signal)).then(() => {
      const over = this.one.value && this.one.value.state !== 'open';
      if (this.kept.answered || over) this.loadResult();
    });
  };

  private loadResult(): void {
    void this.result.load((signal) => resultOf(this.client, this.number, signal, this.kept.code));
    void this.inputs.load((signal) => inputsOf(this.client, this.number, signal, this.kept.code));
  }

  /** Answer: kept until the server has it, and sent again with the same mark. */
  async answer(answer: string, traits: Record<string, string>): Promise<void> {
    await this.work(async () => {
      const code = await this.code();
      this.keep({ waiting: { sending: crypto.randomUUID(), code, answer, traits } });
      await this.sendWaiting();
    });
  }

  /** Send what waits, where anything does. */
  sendWaiting = async (): Promise<void> => {
    const { waiting } = this.kept;
    if (!waiting) return;
    try {
      await sendAnswer(this.client, this.number, waiting);
    } catch (error) {
      const gone = error instanceof RequestError && error.status !== 0 && error.status < 500 && error.status !== 429;
      if (gone) this.keep({ waiting: undefined, ...(error.status === NOT_NEW && { answered: waiting.answer }) });
      if (!(error instanceof RequestError) || error.status !== 0) throw error;
      return;
    }
    this.keep({ waiting: undefined, answered: waiting.answer });
    this.loadResult();
  };

  /** Whether it was taken. */
  async add(said: Omit<InputSent, 'sending' | 'code'>): Promise<boolean> {
    return this.work(async () => {
      await sendInput(this.client, this.number, { ...said, sending: crypto.randomUUID(), code: await this.code() });
      this.loadResult();
    });
  }

  async support(of: number): Promise<void> {
    await this.work(async () => {
      await sendSupport(this.client, this.number, of, await this.code());
      this.loadResult();
    });
  }

  private async code(): Promise<string> {
    if (!this.kept.code) this.keep({ code: await newCode(this.client, this.number) });
    return this.kept.code!;
  }

  private async work(what: () => Promise<void>): Promise<boolean> {
    this.sending = true;
    this.problem = null;
    try {
      await what();
      return true;
    } catch (error) {
      this.problem = error;
      return false;
    } finally {
      this.sending = false;
    }
  }

  private keep(more: { [Key in keyof Kept]: Kept[Key] | undefined }): void {
    const all = Object.entries({ ...this.kept, ...more }).filter(([, value]) => value !== undefined);
    this.kept = Object.fromEntries(all) as Kept;
    try {
      localStorage.setItem(nameOf(this.number), JSON.stringify(this.kept));
    } catch {
      // A device that keeps nothing answers while the page is open.
    }
  }
}

const nameOf = (number: number): string => `citybrain-consultation-${number}`;

function read(number: number): Kept {
  try {
    return (JSON.parse(localStorage.getItem(nameOf(number)) ?? '{}') ?? {}) as Kept;
  } catch {
    return {};
  }
}
