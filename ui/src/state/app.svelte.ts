import { bridge } from '#transport';
import {
  asFailure,
  type Event,
  type Failure,
  type PinEntry,
  type PinState,
  type Question,
  type Start,
} from '../bridge';
import { speak } from '../text/index.svelte';
import { asks, type View } from './views';

/** Where the window is, and what the host last told. */
class App {
  view = $state.raw<View>({ name: 'starting' });
  /** Counts screens, so that each arrival draws and focuses anew. */
  visit = $state(0);
  start = $state.raw<Start>();
  failure = $state.raw<Failure>();
  /** Questions taken from the host and not yet settled. */
  questions = $state.raw<Question[]>([]);
  online = $state(navigator.onLine);
  sheet = $state(false);
  /** Grows with every change elsewhere, for screens that must ask again. */
  changes = $state(0);
  #deaf: (() => void) | undefined;
  #pinListeners = new Set<(state: PinState) => void>();

  async open(): Promise<void> {
    window.addEventListener('online', () => (this.online = true));
    window.addEventListener('offline', () => (this.online = false));
    try {
      this.#deaf ??= await bridge.listen((event) => this.#hear(event));
      await this.refresh();
    } catch (reason) {
      this.failure = asFailure(reason);
      return;
    }
    this.failure = undefined;
    this.show({ name: 'home' });
    if (this.start?.questionWaiting) await this.#takeQuestions();
  }

  show(view: View): void {
    this.view = view;
    this.visit += 1;
  }

  home(): void {
    this.show({ name: 'home' });
  }

  /** The screen of a question, from wherever the window is. */
  ask(question: Question): void {
    if (!this.questions.includes(question)) this.questions = [...this.questions, question];
    if (question.kind === 'document') this.show({ name: 'document', document: question.value, question });
    else this.show({ name: 'question', question });
  }

  /** A question that needs no answer any more. */
  settle(question: Question | undefined): void {
    this.questions = this.questions.filter((other) => other !== question);
  }

  async refresh(): Promise<void> {
    this.start = await bridge.call('start');
    const { settings, language } = this.start;
    speak(settings.language ?? language);
    document.documentElement.dataset.appearance = settings.appearance;
  }

  /** Looks again after a failure; what is still wrong stays on screen. */
  async retry(): Promise<void> {
    try {
      await this.refresh();
      this.failure = undefined;
    } catch (reason) {
      this.failure = asFailure(reason);
    }
  }

  onPin(hear: (state: PinState) => void): () => void {
    this.#pinListeners.add(hear);
    return () => this.#pinListeners.delete(hear);
  }

  #hear(event: Event): void {
    if (event.kind === 'pin') this.#pinListeners.forEach((hear) => hear(event.value));
    else if (event.kind === 'questionWaiting') void this.#takeQuestions();
    else {
      this.changes += 1;
      void this.retry();
    }
  }

  async #takeQuestions(): Promise<void> {
    for (let question; (question = await bridge.call('next_question').catch(() => null));) {
      if (asks(this.view)) this.questions = [...this.questions, question];
      else this.ask(question);
    }
  }
}

export const app = new App();
export { bridge };

/** Closes a PIN entry that nobody waits for; one that is closed already is as good. */
export function closeEntry({ id }: PinEntry): void {
  bridge.call('cancel_pin', { id }).catch(() => undefined);
}
