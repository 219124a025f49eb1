import { bridge as transport } from '#transport';
import {
  asFailure,
  type Bridge,
  type Event,
  type Failure,
  type FetchedSoFar,
  type LockState,
  type Mail,
  type PinEntry,
  type PinState,
  type PushedRequest,
  type Question,
  type ServiceNetwork,
  type SessionRequest,
  type Start,
} from '../bridge';
import { regional, speak, t } from '../text/index.svelte';
import { arrival, title } from '../text/question.svelte';
import { Asking } from './asking.svelte';
import { placeOf, viewOf } from './place';
import { asks, questionOf, type View } from './views';

/** Every call; one that is refused behind a closed lock shows the lock. */
const bridge: Bridge = {
  call: (command, ...args) =>
    transport.call(command, ...args).catch((reason) => {
      if (asFailure(reason).code === 'locked') app.lockUp();
      throw reason;
    }),
  listen: (hear) => transport.listen(hear),
};

/** Where the window is, and what the host last told. */
class App {
  view = $state.raw<View>({ name: 'starting' });
  /** Counts screens, so that each arrival draws and focuses anew. */
  visit = $state(0);
  start = $state.raw<Start>();
  failure = $state.raw<Failure>();
  /** Questions taken from the host and not yet settled. */
  questions = $state.raw<Question[]>([]);
  /** What services pushed, as the host last told. */
  requests = $state.raw<PushedRequest[]>([]);
  /** How each service is reached, as the host last told. */
  networks = $state.raw<ServiceNetwork[]>([]);
  /** Opening one of them. */
  opening = new Asking();
  /** The one that was opened last. */
  opened = $state<string>();
  /** How much has come of a document that is on its way. */
  fetched = $state.raw<FetchedSoFar>();
  /** What to say aloud, wherever the window is. */
  news = $state('');
  online = $state(navigator.onLine);
  sheet = $state(false);
  /** The lock is closed: nothing of what it keeps is here. */
  locked = $state(false);
  /** What the host says of the closed lock. */
  lock = $state.raw<LockState>();
  /** Grows with every change elsewhere, for screens that must ask again. */
  changes = $state(0);
  #visits = 0;
  #deaf: (() => void) | undefined;
  #pinListeners = new Set<(state: PinState) => void>();
  /** The mail that a question's code came by. */
  #mails = new WeakMap<Question, Mail>();

  constructor() {
    window.addEventListener('online', () => (this.online = true));
    window.addEventListener('offline', () => (this.online = false));
  }

  async open(): Promise<void> {
    if (this.locked) return this.#lookAtLock();
    try {
      this.#deaf ??= await bridge.listen((event) => this.#hear(event));
      // All of it before anything is drawn, so that the first screen is drawn once and whole.
      const [start] = await Promise.all([bridge.call('start'), this.lookAtRequests(), this.lookAtNetworks()]);
      await this.#wear(start);
      if (this.locked) return;
      this.start = start;
    } catch (reason) {
      this.failure = this.locked ? undefined : asFailure(reason);
      return;
    }
    this.failure = undefined;
    this.#comeBack();
    if (this.start?.questionWaiting) await this.#takeQuestions();
  }

  /** The lock has closed: puts everything away that it keeps, and asks why. */
  lockUp(): void {
    if (this.locked) return;
    this.locked = true;
    this.#forget();
    void this.#lookAtLock();
  }

  /** Closes the lock, where there is something that it would keep. */
  async lockNow(): Promise<void> {
    if (!this.start?.identities.length) return this.announce(t('lock-nothing'));
    await bridge.call('lock').catch((reason) => (this.failure = asFailure(reason)));
  }

  show(view: View): void {
    this.view = view;
    // Not read back: an effect that shows a screen must not wait for the next one.
    this.visit = ++this.#visits;
    this.#rememberPlace();
  }

  home(): void {
    this.show({ name: 'home' });
  }

  /** The screen of a question, from wherever the window is; with the mail whose code was typed, if one was. */
  ask(asked: Question, mail?: Mail): void {
    const question = this.questions.find((other) => isSame(other, asked)) ?? asked;
    if (mail) this.#mails.set(question, mail);
    if (!this.questions.includes(question)) this.questions = [...this.others(question), question];
    if (question.kind === 'document') this.show({ name: 'document', document: question.value, question });
    else this.show({ name: 'question', question });
  }

  /** A question that needs no answer any more. */
  settle(question: Question | undefined): void {
    this.questions = this.questions.filter((other) => other !== question);
    this.#rememberPlace();
    const id = question && pushedId(question);
    if (id) this.requests = this.requests.filter((request) => request.id !== id);
  }

  /** The questions without those of the same pushed request as this one: what the service says now counts. */
  others(question: Question): Question[] {
    const id = pushedId(question);
    return id ? this.questions.filter((other) => pushedId(other) !== id) : this.questions;
  }

  mailOf(question: Question): Mail | undefined {
    return this.#mails.get(question);
  }

  /** What waits for an answer and is not on screen. */
  get waiting(): (Question | PushedRequest)[] {
    const shown = questionOf(this.view);
    const questions = this.questions.filter((question) => question !== shown);
    return [...questions, ...this.pending.filter(({ ending }) => ending === null)];
  }

  /** What services pushed and nobody has opened here yet. */
  get pending(): PushedRequest[] {
    const opened = new Set(this.questions.map(pushedId));
    return this.requests.filter(({ id }) => !opened.has(id));
  }

  /** Shows what has waited longest. */
  showWaiting(): void {
    const [first] = this.waiting;
    if (first && 'kind' in first) this.ask(first);
    else if (first) void this.openRequest(first.id);
  }

  /** Opens a pushed request. Why that fails is said on Home, beside the request. */
  async openRequest(id: string): Promise<void> {
    if (this.opening.busy) return;
    this.opened = id;
    const question = await this.opening.run(() => bridge.call('open_request', { id }));
    if (question) this.ask(question);
    else if (this.opening.failure && this.view.name !== 'home') this.home();
  }

  /** How the pushed request of a question ended, once it has. */
  endingOf(question: Question): PushedRequest['ending'] {
    const id = pushedId(question);
    return this.requests.find((request) => request.id === id)?.ending ?? null;
  }

  /** Asks which requests there are, and tells of those that are new. */
  async lookAtRequests(): Promise<void> {
    const known = new Set(this.requests.map(({ id }) => id));
    // What cannot be asked now is asked again with the next change; why is said elsewhere.
    const requests = await bridge.call('requests').catch(() => this.requests);
    if (this.locked) return;
    this.requests = requests;
    const fresh = this.requests.find(({ id, ending }) => ending === null && !known.has(id));
    // What is there when the window opens stands first on Home.
    if (fresh && this.start) this.announce(arrival(fresh));
    const shown = questionOf(this.view);
    this.questions = this.questions.filter((question) => question === shown || !this.endingOf(question));
  }

  /** Services that are out of reach now. The host looks for them by itself and tells when they are back. */
  get lost(): ServiceNetwork[] {
    return this.networks.filter(({ failure }) => failure !== null);
  }

  /** Asks how services are reached. */
  async lookAtNetworks(): Promise<void> {
    const networks = await bridge.call('service_networks').catch(() => this.networks);
    if (!this.locked) this.networks = networks;
  }

  /** Says something aloud once; the same words later are said again. */
  announce(words: string): void {
    this.news = words;
    setTimeout(() => this.news === words && (this.news = ''), 10_000);
  }

  async refresh(): Promise<void> {
    const start = await bridge.call('start');
    await this.#wear(start);
    if (!this.locked) this.start = start;
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

  /** Speaks and looks as the settings say. */
  async #wear({ settings, language }: Start): Promise<void> {
    // First, so that nothing is drawn in another language.
    await speak(regional(settings.language, language));
    if (this.locked) return;
    const { dataset, style } = document.documentElement;
    dataset.appearance = settings.appearance;
    dataset.still = String(settings.still);
    style.fontSize = settings.textSize === 100 ? '' : `${settings.textSize}%`;
  }

  onPin(hear: (state: PinState) => void): () => void {
    this.#pinListeners.add(hear);
    return () => this.#pinListeners.delete(hear);
  }

  #hear(event: Event): void {
    if (event.kind === 'pin') this.#pinListeners.forEach((hear) => hear(event.value));
    else if (event.kind === 'questionWaiting') void this.#takeQuestions();
    else if (event.kind === 'requests') void this.lookAtRequests();
    else if (event.kind === 'documentThere') this.#ask(event.value);
    else if (event.kind === 'fetching') this.#follow(event.value);
    else if (event.kind === 'network') void this.lookAtNetworks();
    else if (event.kind === 'noTray' && !this.locked) this.#part();
    else if (event.kind === 'locked') this.lockUp();
    else if (event.kind === 'unlocked') void this.#reopen();
    else {
      this.changes += 1;
      void this.retry();
      void this.lookAtNetworks();
    }
  }

  /** A session's question as it is now. Where it is on screen it stays there, with what was typed. */
  #ask(request: SessionRequest): void {
    const question: Question = { kind: 'session', value: request };
    const before = this.questions.find((other) => isSame(other, question));
    if (!before) return;
    this.questions = this.questions.map((other) => (other === before ? question : other));
    if (this.view.name !== 'question' || this.view.question !== before) return;
    this.view = { ...this.view, question };
    this.#rememberPlace();
    this.announce(t('news-arrived', { title: title(question) }));
  }

  /** More of a document has come. Only what is on screen shows how much. */
  #follow(fetched: FetchedSoFar): void {
    const shown = questionOf(this.view);
    if (shown?.kind === 'session' && shown.value.id === fetched.id) this.fetched = fetched;
  }

  /** A picture that is dropped where documents are signed is one, whatever it shows. */
  #nextQuestion(): Promise<Question | null> {
    const signing = this.view.name === 'document';
    return bridge.call('next_question', { signing }).catch(() => null);
  }

  /** Says that the program goes on. A PIN that was being typed is not typed on afterwards. */
  #part(): void {
    this.show({ name: 'stays', before: viewOf(placeOf(this.view, this.questions)) });
  }

  /** Begins where the window was when it was closed. */
  #comeBack(): void {
    const place = this.start?.place;
    if (!place) return this.home();
    const over = (question: Question) => this.endingOf(question) !== null;
    const view = viewOf(place);
    const shown = questionOf(view);
    // What ended meanwhile is only worth a word where it was looked at.
    this.questions = place.questions.filter((question) => question === shown || !over(question));
    const gone = 'id' in view && !this.start?.identities.some(({ id }) => id === view.id);
    this.show(gone ? { name: 'home' } : view);
  }

  /** Tells the host where the next window shall begin. */
  #rememberPlace(): void {
    if (this.locked || this.view.name === 'starting') return;
    // One that is not remembered is Home.
    bridge.call('remember_place', placeOf(this.view, this.questions)).catch(() => undefined);
  }

  async #lookAtLock(): Promise<void> {
    try {
      const lock = await bridge.call('lock_state');
      // It may have been opened meanwhile, and the event that says so has come or will come.
      if (!this.locked || lock.cause === null) return;
      await speak(regional(null, lock.language));
      document.documentElement.dataset.appearance = lock.appearance;
      this.lock = lock;
    } catch (reason) {
      this.failure = asFailure(reason);
    }
  }

  async #reopen(): Promise<void> {
    this.locked = false;
    this.lock = undefined;
    await this.open();
  }

  #forget(): void {
    this.start = undefined;
    this.questions = [];
    this.requests = [];
    this.networks = [];
    this.opened = undefined;
    this.opening.stop();
    this.news = '';
    this.sheet = false;
    this.failure = undefined;
    this.view = { name: 'starting' };
    this.visit = ++this.#visits;
  }

  async #takeQuestions(): Promise<void> {
    for (let question; (question = await this.#nextQuestion());) {
      if (asks(this.view)) {
        this.questions = [...this.others(question), question];
        this.#rememberPlace();
        this.announce(arrival(question));
      } else this.ask(question);
    }
  }
}

/** The pushed request that a question was opened from. */
function pushedId(question: Question): string | null {
  return question.kind === 'session' ? question.value.pushed : null;
}

/** Whether both are one question, of which the host may have told more meanwhile. */
function isSame(one: Question, other: Question): boolean {
  return one.kind === 'session' && other.kind === 'session' && one.value.id === other.value.id;
}

export const app = new App();
export { bridge };

/** Closes a PIN entry that nobody waits for; one that is closed already is as good. */
export function closeEntry({ id }: PinEntry): void {
  bridge.call('cancel_pin', { id }).catch(() => undefined);
}
