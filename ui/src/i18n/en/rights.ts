import { plural } from '../format';
import type { Area } from '../catalogue';

export const rights = {
  section: 'Requests to VTI',
  hint: 'Seeing, correcting, copying and erasing on this computer is in your hands on this page. For what VTI holds, make a request; it costs nothing.',
  which: 'Request',
  rights: {
    access: 'Access to data at VTI',
    correct: 'Correct data',
    object: 'Objection',
    restrict: 'Restriction',
    erase: 'Erase data',
    withdraw: 'Take a consent back',
  },
  explained: {
    access: 'Asks for a copy of your data at VTI, and for the list of who opened it.',
    correct: 'For what you cannot change yourself, such as a score or an event that is wrong.',
    erase: 'Asks VTI to erase what it holds. To erase from this computer, use the section Erase.',
    withdraw: 'For a consent you gave VTI outside the app. Choices in the app are changed under Choices.',
  },
  words: 'What you want to say (optional)',
  wordsHint: (most: string) =>
    `What VTI should know, ${most} letters at most. Do not write customers' secrets.`,
  ask: 'Make the request',
  made: 'The request is saved on this computer and not sent yet',
  none: 'There is no request yet.',
  states: {
    queued: 'Not sent yet',
    sent: 'Awaiting an answer',
    answered: 'Answered',
    cancelled: 'Taken back',
  },
  overdue: 'Past its time',
  about: (purpose: string) => `Purpose: ${purpose}`,
  asked: 'Made',
  sinceOf: { queued: 'Since', sent: 'Sent', answered: 'Answered', cancelled: 'Taken back' },
  due: 'Answer due',
  left: 'Time left',
  passedSince: 'Passed by',
  unsentTitle: 'Not sent yet: this app is not connected to a server',
  unsent: (contact: string) =>
    `Copy the text, send it by e-mail to ${contact}, then mark here that you sent it.`,
  limit: (days: string) => `${days} × 24 hours`,
  fromReceipt: (hours: string, article: string) =>
    `No time runs yet. Under Article ${article} of Law (UU) 27/2022, ${hours} count from when VTI receives the request.`,
  noHours: (hours: string) =>
    `For this right the law names no hours; ${hours} are taken as a measure, awaiting the client's confirmation.`,
  countedFrom: 'The time above counts from when you marked it as sent. What decides is when VTI receives it.',
  lawSays: (article: string, hours: string) => `Article ${article} of Law (UU) 27/2022 allows ${hours}.`,
  overTitle: 'Its time has passed',
  overAdvice: (contact: string) =>
    `Send the text to ${contact} once more, name the number of the request, and ask when the first one was received. Keep your e-mail as evidence.`,
  letter: 'See the text of the letter',
  subject: 'Subject',
  copyLetter: 'Copy the text',
  letterCopied: 'The text of the request is copied',
  copyAddress: 'Copy the address',
  markSent: 'I have sent it by e-mail',
  markAnswered: 'VTI has answered',
  takeBack: 'Take the request back',
  marked: {
    sent_by_email: 'Marked as sent; its time counts now',
    answered: 'Marked as answered',
    cancelled: 'The request is taken back',
  },
  purposesSection: 'Other purposes',
  purposesHint:
    'These purposes do not wait for your choice. To those that rest on a contract or a legitimate interest you can object, or have them restricted. No lesson is locked.',
  basis: (basis: string) => `Basis: ${basis}`,
  byLaw:
    'This purpose is demanded by law, so it cannot be stopped here. If you think that is wrong, write to the contact for rights.',
  limitStates: { object: 'Objection made', restrict: 'Restricted' },
  since: (date: string) => `since ${date}`,
  limitBegin: { object: 'Object', restrict: 'Restrict' },
  limitEnd: { object: 'Take the objection back', restrict: 'End the restriction' },
  limitBegun: {
    object: (purpose: string) => `Objection noted: ${purpose}`,
    restrict: (purpose: string) => `Restricted: ${purpose}`,
  },
  limitEnded: (purpose: string) => `Taken back: ${purpose}`,
  news: {
    title: 'About your data',
    noticeComes: (version: string, date: string) =>
      `Version ${version} of the privacy notice takes effect on ${date}`,
    noticeHolds: (version: string, date: string) =>
      `Version ${version} of the privacy notice has been in effect since ${date}`,
    material:
      'This change matters: once it is in effect, each consent is asked again. All lessons stay open.',
    minor: 'Your choices do not change.',
    read: 'I see',
    readDone: 'Noted: you have been told. This is no consent.',
    noticeAction: 'Read it in My data',
    askAgainTitle: 'Some choices are to be made again',
    askAgain: (count: number) =>
      `The privacy notice has changed, so ${plural('en', count, { one: 'choice is', other: 'choices are' })} asked again. Until answered, it means no. All lessons stay open.`,
    askAgainAction: 'To my choices',
    confirmTitle: 'Is what is held about you still right?',
    confirmYes: 'Still right',
    confirmNo: 'Correct it',
    confirmed: 'Saved: your data is still right',
    expiredTitle: 'This learning record is past its period',
    expired:
      'Nothing is erased by itself. Erase it if you no longer need it; if you go on learning, the period begins anew.',
    expiredAction: 'See how to erase',
  },
} satisfies Area<'rights'>;
