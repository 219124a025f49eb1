import type { Place, PlaceScreen, Question } from '../bridge';
import { questionOf, type View } from './views';

/** Where the next window begins, if this one closes now. What was typed is not part of it. */
export function placeOf(view: View, questions: Question[]): Place {
  if (view.name === 'stays') return placeOf(view.before, questions);
  const asked = questionOf(view);
  const index = asked ? questions.indexOf(asked) : -1;
  return { screen: index < 0 ? screenOf(view) : { kind: 'question', value: index }, questions };
}

function screenOf(view: View): PlaceScreen {
  switch (view.name) {
    case 'add':
    case 'code':
    case 'askMail':
    case 'mail':
      return { kind: 'add' };
    case 'history':
    case 'export':
    case 'receipt':
      return { kind: 'history' };
    case 'settings':
      return { kind: 'settings' };
    case 'applications':
    case 'takeBack':
      return { kind: 'applications' };
    case 'document':
      return { kind: 'document', value: view.document ?? null };
    case 'identity':
    case 'remove':
      return { kind: 'identity', value: view.id };
    case 'quickCode':
    case 'pinChanged':
    case 'forgotten':
      return { kind: 'identity', value: view.identity.id };
    case 'pin':
    case 'closed': {
      const { purpose } = view;
      if (purpose.for === 'share' || purpose.for === 'change')
        return { kind: 'identity', value: purpose.identity.id };
      if (purpose.for === 'document') return { kind: 'document', value: purpose.document };
      return { kind: 'home' };
    }
    default:
      return { kind: 'home' };
  }
}

/** The screen that a place leads back to. */
export function viewOf({ screen, questions }: Place): View {
  switch (screen.kind) {
    case 'question': {
      const question = questions[screen.value];
      if (!question) return { name: 'home' };
      if (question.kind === 'document') return { name: 'document', document: question.value, question };
      return { name: 'question', question };
    }
    case 'document':
      return screen.value ? { name: 'document', document: screen.value } : { name: 'document' };
    case 'identity':
      return { name: 'identity', id: screen.value };
    default:
      return { name: screen.kind };
  }
}
