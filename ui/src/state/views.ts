import type {
  Application,
  DataShared,
  EnrolmentOffer,
  Failure,
  IdentityView,
  Mail,
  OfferEnrolment,
  PinEntry,
  Question,
  QuickCode,
  Receipt,
  SessionRequest,
  SignedDocument,
  DocumentView,
  UnfinishedEnrolment,
} from '../bridge';

/** What a PIN is asked for: it is drawn beside the field, and is where leaving leads back to. */
export type Purpose =
  | { for: 'offer'; offer: EnrolmentOffer }
  | { for: 'unfinished'; enrolment: UnfinishedEnrolment }
  | { for: 'session'; request: SessionRequest; identity: IdentityView; question: Question }
  | { for: 'document'; document: DocumentView; identity: IdentityView; question?: Question }
  | { for: 'share'; identity: IdentityView }
  | { for: 'change'; identity: IdentityView };

/** Every screen, with what it needs to know. */
export type View =
  | { name: 'starting' }
  | { name: 'home' }
  | { name: 'add'; readScreen?: boolean }
  | { name: 'code'; filled?: Partial<OfferEnrolment> }
  | { name: 'askMail'; filled?: Partial<OfferEnrolment> }
  | { name: 'mail'; mail: Mail; failure?: Failure }
  | { name: 'question'; question: Question }
  | { name: 'pin'; entry: PinEntry; purpose: Purpose }
  | { name: 'closed'; failure: Failure; purpose: Purpose }
  | { name: 'enrolled'; identity: IdentityView }
  | { name: 'approved'; project: string; signing: boolean }
  | { name: 'documentSigned'; signed: SignedDocument }
  | { name: 'dataShared'; shared: DataShared }
  | { name: 'reason'; request: SessionRequest; question: Question }
  | { name: 'refused'; project: string; how: 'plainly' | 'with-reason' | 'reported' }
  | { name: 'quickCode'; entry: PinEntry; quickCode: QuickCode; identity: IdentityView }
  | { name: 'pinChanged'; identity: IdentityView }
  | { name: 'forgotten'; identity: IdentityView; purpose?: Purpose }
  | { name: 'identity'; id: string }
  | { name: 'remove'; id: string }
  | { name: 'discard'; enrolment: UnfinishedEnrolment }
  | { name: 'document'; document?: DocumentView; question?: Question }
  | { name: 'signed'; receipt: Receipt }
  | { name: 'applications' }
  | { name: 'takeBack'; shared: Application }
  | { name: 'history'; search?: boolean }
  | { name: 'export' }
  | { name: 'receipt' }
  | { name: 'settings' }
  | { name: 'update' }
  | { name: 'bundle' }
  | { name: 'stays'; before: View };

/** Screens that ask something: a question that arrives meanwhile waits its turn. */
export function asks(view: View): boolean {
  // Without a document it only waits for one, and that is it.
  if (view.name === 'document') return view.document !== undefined;
  // What is waited for there is the very link that arrives.
  if (view.name === 'mail') return view.mail.method === 'code';
  const asking = ['add', 'code', 'askMail', 'question', 'reason', 'pin', 'closed', 'forgotten', 'quickCode'];
  return [...asking, 'remove', 'discard', 'takeBack', 'stays'].includes(view.name);
}

/** The question that a screen is about. */
export function questionOf(view: View): Question | undefined {
  if (view.name === 'stays') return questionOf(view.before);
  if ('question' in view) return view.question;
  if ('purpose' in view && view.purpose && 'question' in view.purpose) return view.purpose.question;
  return undefined;
}

/** The entry of the navigation that a screen belongs to. */
export function place(view: View): 'home' | 'document' | 'applications' | 'history' | 'settings' {
  switch (view.name) {
    case 'document':
    case 'signed':
      return 'document';
    case 'applications':
    case 'takeBack':
      return 'applications';
    case 'history':
    case 'export':
    case 'receipt':
      return 'history';
    case 'settings':
    case 'update':
    case 'bundle':
      return 'settings';
    case 'pin':
    case 'closed':
      return view.purpose.for === 'document' ? 'document' : 'home';
    default:
      return 'home';
  }
}
