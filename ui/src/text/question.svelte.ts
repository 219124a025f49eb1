import type { PushedRequest, Question, SessionRequest } from '../bridge';
import type { Fact } from '../parts/Facts.svelte';
import { told } from './failure.svelte';
import { host } from './format';
import { size, t } from './index.svelte';

/** What a question asks, as its heading says it. */
export function title(question: Question): string {
  switch (question.kind) {
    case 'enrol': {
      const { project, user } = question.value;
      return project ? t('verify-title', { project }) : t('verify-title-unnamed', { user });
    }
    case 'session':
      return sessionTitle(question.value);
    case 'document':
      return t('document-title-chosen', { document: question.value.name });
    case 'failed':
      return told(question.value).what;
  }
}

/** Who asks: the application, else its project. */
export const asker = ({ application, project }: SessionRequest): string => application ?? project;

function sessionTitle(request: SessionRequest): string {
  const { hash, document, project, claims } = request;
  if (claims.length) return t('session-title-share', { application: asker(request) });
  if (document) return t('session-title-document', { document: document.name, project });
  return hash === null ? t('session-title', { project }) : t('session-title-signing', { project });
}

/** What approving a session does, as its button says it. */
export function sessionVerb({ hash, document, project }: SessionRequest): string {
  if (document) return t('document-sign');
  return hash === null ? t('session-sign-in', { project }) : t('session-sign', { project });
}

/** What is sure about who asks: what the service has signed, and where the connection leads. */
export function vouched(request: SessionRequest): Fact[] {
  const { signed, project, application, domain, service, document } = request;
  const named = (label: string, value: string | null) => (value ? [{ label: t(label), value }] : []);
  return [
    ...(document ? [{ label: t('fact-document'), value: document.name, note: size(document.size) }] : []),
    ...named('fact-application', application),
    ...named('fact-domain', domain),
    ...named('fact-project', signed ? project : null),
    ...named('fact-service', host(service)),
  ];
}

/** The badge of who asks, if the service has signed who that is. */
export function badge(request: SessionRequest) {
  const { signed, logo } = request;
  return signed ? { name: asker(request), logo } : undefined;
}

/** What a pushed request asks, as its heading will say it. */
export function requestTitle({ signing, document, project }: PushedRequest): string {
  if (signing === null) return t('request-title', { project });
  if (signing && document !== null) return t('session-title-document', { document, project });
  return signing ? t('session-title-signing', { project }) : t('session-title', { project });
}

/** What is said when something arrives while the person does something else. */
export function arrival(arrived: Question | PushedRequest): string {
  return t('news-arrived', { title: 'kind' in arrived ? title(arrived) : requestTitle(arrived) });
}

/** How a pushed request ended. */
export function endingWords(ending: NonNullable<PushedRequest['ending']>): string {
  switch (ending) {
    case 'answered':
      return t('request-answered');
    case 'refused':
      return t('request-refused');
    case 'mismatched':
      return t('request-mismatched');
    case 'expired':
      return t('request-expired');
  }
}
