import { asFailure, type DocumentView, type Failure, type PageView } from '../bridge';
import { bridge } from './app.svelte';

/** What can be read. */
type Readable = Pick<DocumentView, 'id' | 'preview'>;

/** A document that is being read: its pages come as they are needed, and its end is noticed. */
export class Reading {
  pages = $state.raw<PageView[]>([]);
  busy = $state(false);
  failure = $state.raw<Failure>();
  /** Whether the end was on screen. */
  ended = $state(false);
  #document: Readable;

  constructor(document: Readable) {
    this.#document = document;
    this.ended = document.preview.kind === 'none';
  }

  get count(): number | undefined {
    return this.pages[0]?.count;
  }

  /** Whether there is something that cannot be shown. */
  get lacking(): boolean {
    const { kind } = this.#document.preview;
    return kind === 'none' || this.unreadable || this.pages.some(({ whole }) => !whole);
  }

  /** The document is no longer what was chosen. */
  get changed(): boolean {
    return this.failure !== undefined && !this.unreadable;
  }

  /** A page that cannot be drawn ends what can be read. */
  get unreadable(): boolean {
    return this.failure?.code === 'page-unseen';
  }

  /** What is there has been read to its end: the next page is fetched, or that was all. */
  async goOn(width: number): Promise<void> {
    if (this.#document.preview.kind !== 'pages' || this.pages.length === this.count || this.failure) {
      this.ended = true;
      return;
    }
    if (this.busy) return;
    this.busy = true;
    try {
      const page = this.pages.length;
      const asked = { id: this.#document.id, page, width };
      this.pages = [...this.pages, await bridge.call('document_page', asked)];
    } catch (reason) {
      this.failure = asFailure(reason);
      this.ended = true;
    } finally {
      this.busy = false;
    }
  }
}
