import type {
  Applications,
  Commands,
  Event,
  Failure,
  LockState,
  Mail,
  Preview,
  PushedRequest,
  Question,
  QuickCode,
  ServiceNetwork,
  ShareTerms,
  Start,
  UnlockChoice,
} from '../../src/bridge/types';

/** What a page test wants of the host that it plays against; plain data, put into the window before the page. */
export interface Scenario {
  start?: Partial<Omit<Start, 'settings'>> & { settings?: Partial<Start['settings']> };
  /** What links and a second start left. */
  questions?: Question[];
  /** What services pushed. */
  requests?: PushedRequest[];
  /** How services are reached. */
  networks?: ServiceNetwork[];
  /** What kind of mail the service sends, and when it sends another. */
  mail?: Partial<Mail>;
  /** How many pages documents have, and whether they are drawn whole. */
  pages?: { count: number; whole: boolean };
  /** What there is to see of a document that is handed over. */
  handed?: Preview;
  /** What there is to share. */
  terms?: ShareTerms;
  /** What is shared with whom. */
  applications?: Applications;
  /** The code for another device. */
  quickCode?: Partial<QuickCode>;
  /** What `read_link` answers. */
  link?: Question;
  /** Answers other than the usual ones. */
  answers?: { [C in keyof Commands]?: Commands[C]['answer'] };
  /** Commands that fail. */
  failures?: { [C in keyof Commands]?: Failure };
  /** Commands that never answer. */
  never?: (keyof Commands)[];
  pin?: PinScenario;
  /** How the lock stands; closed where it has a cause. */
  lock?: Partial<LockState>;
  /** The identities that may unlock. */
  unlockChoices?: UnlockChoice[];
}

/** How PIN entries end. The right PIN begins with 2580. */
export interface PinScenario {
  /** Wrong PINs until the identity is blocked. */
  left?: number;
  /** The entry ends with this once it is submitted. */
  closes?: Failure;
  /** The first submission fails with this and may be repeated. */
  fails?: Failure;
  /** Submitting never comes to an end. */
  stuck?: boolean;
  /** Keys arrive in another order than they were sent. */
  overtaking?: boolean;
}

declare global {
  interface Window {
    scenario?: Scenario;
    /** The other side, for tests to look at and to speak through. */
    host: {
      calls: { command: string; arguments: unknown }[];
      /** Makes a language ready to be spoken. */
      load(tag: string): Promise<string>;
      /** Another language, wherever the window is. */
      speak(tag: string): Promise<void>;
      emit(event: Event): void;
      ask(question: Question): void;
      /** From now on these are the pushed requests. */
      push(requests: PushedRequest[]): void;
      /** Closes the lock, or opens it. */
      lock(cause: LockState['cause']): void;
      /** From now on a command answers this. */
      answers: NonNullable<Scenario['answers']>;
      /** From now on a command fails so, or no more. */
      failures: NonNullable<Scenario['failures']>;
    };
  }
}
