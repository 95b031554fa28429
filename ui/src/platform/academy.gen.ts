// Made from the list of use cases in crates/academy. Do not edit: `script/bindings` writes it.

export type AddProfile = Record<symbol, never>;

export type Announced = { version: string, effective: string, 
/**
 * Whether each consent is asked again then.
 */
material: boolean, summary: string, };

export type AnswerCheck = { lesson: LessonId, question: QuestionId, response: Response, };

export type AnswerQuestion = { attempt: string, question: QuestionId, response: Response, };

export type AppView = { version: string, 
/**
 * Nobody sits here yet: the screen shows who learns at this machine, to choose from.
 */
choosing: boolean, 
/**
 * Whose record is open; null while choosing.
 */
profile_id: string | null, 
/**
 * There are other profiles on this machine.
 */
others: boolean, 
/**
 * Null until the learner has said a name: the screen shows the welcome.
 */
profile: ProfileView | null, 
/**
 * Signed up and not yet at the end of the welcome: it goes on with the receipt.
 */
welcoming: boolean, settings: Settings, 
/**
 * What the learner should be told about the state of this machine's files; most often empty.
 */
notices: Array<Notice>, edition: EditionView | null, 
/**
 * False when the record can only be read (newer version, read-only folder): answers cannot be saved.
 */
can_save: boolean, };

export type AttemptRow = { attempt: string, number: number, started_at: string, 
/**
 * Null: not submitted.
 */
submitted_at: string | null, percent: number | null, passed: boolean | null, };

export type AttemptView = { attempt: string, quiz_id: QuizId, title: string, is_exam: boolean, course_id: CourseId, number: number, started_at: string, 
/**
 * Null: no limit.
 */
deadline: string | null, 
/**
 * The device's clock now, so that the screen counts from the same clock.
 */
now: string, rules: RulesView, language: Language, 
/**
 * In the order to show, with what was answered so far.
 */
questions: Array<QuestionView>, 
/**
 * True once submitted: open the result instead.
 */
submitted: boolean, };

export type BeginAsGuest = Record<symbol, never>;

export type Bookmarks = { bookmarks: Array<number>, };

export type CatalogueView = { tracks: Array<TrackView>, roles: Array<RoleView>, paths: Array<PathView>, };

export type ChangeSeal = { 
/**
 * The one of now.
 */
passphrase: Secret, 
/**
 * 8 to 128 characters.
 */
new_passphrase: Secret, };

export type CheckAnswered = { feedback: FeedbackView, answered: number, state: LessonState, };

/**
 * `file`: the JSON text of a file of receipts.
 */
export type CheckReceipts = { file: string, };

/**
 * A yes or a no to one purpose.
 */
export type ChoiceMade = { purpose: string, given: boolean, };

export type ClozePart = { "type": "text", html: string, } | { "type": "gap", gap: number, choices: Array<OptionView> | null, };

export type CompleteLesson = { lesson: LessonId, };

export type ConfirmIdentity = Record<symbol, never>;

export type Confirmed = Record<symbol, never>;

export type ConsentState = "not_asked" | "requested" | "given" | "refused" | "withdrawn" | "invalidated";

export type ContactUse = "rights" | "news" | "general";

export type ContactView = { 
/**
 * Email, website or WhatsApp number.
 */
value: string, 
/**
 * What to use it for: `rights`, `news`, `general`.
 */
used_for: ContactUse, };

export type CorrectOwnData = { identity: Identity, };

export type CourseCard = { id: CourseId, track: TrackId, title: string, summary: string, 
/**
 * 1 basic, 2 intermediate, 3 advanced.
 */
level: number, 
/**
 * Reading, quizzes and exam together; an estimate for planned courses.
 */
minutes: number, 
/**
 * Role ids of the catalogue.
 */
roles: Array<string>, status: CourseStatus, 
/**
 * 0 to 100.
 */
percent: number, state: CourseState, completed_at: string | null, 
/**
 * False: the text is in Indonesian although English was asked for.
 */
translated: boolean, };

/**
 * `net-101`
 */
export type CourseId = string;

export type CourseState = "not_started" | "started" | "completed";

export type CourseStatus = "released" | "planned";

export type CourseView = { card: CourseCard, track_id: TrackId, track_title: string, 
/**
 * The course page after its title: for whom, what before, what you can do afterwards; for a planned course its
 * outline.
 */
body_html: string, requires: Array<CourseCard>, modules: Array<ModuleView>, exam: QuizRow | null, 
/**
 * Where to start or go on; null when everything is done or the course is only planned.
 */
next: Step | null, lessons_done: number, lessons_all: number, };

export type CreateProfile = { identity: Identity, path: string | null, 
/**
 * The role path is asked for afterwards: `path` does not count, and the welcome goes on until `profile.update`.
 */
path_later: boolean, 
/**
 * The person has declared to be of age.
 */
adult: boolean, 
/**
 * What was answered; a purpose left open stays open, which means no.
 */
choices: Array<ChoiceMade>, 
/**
 * Version of the notice that was shown.
 */
notice: string, };

export type DataCategory = "identity" | "contact" | "learning" | "preference" | "choice" | "request" | "technical";

export type DataGroup = { category: DataCategory, items: Array<DataItem>, };

export type DataItem = { name: string, 
/**
 * How often it is there now; null for what is not counted, such as a file.
 */
count: number | null, purposes: Array<string>, 
/**
 * How long it is kept at most, and from when.
 */
kept: string, origin: DataOrigin, };

export type DataOrigin = "given" | "automatic" | "derived";

export type DecideConsent = { choice: ChoiceMade, 
/**
 * Version of the notice on the screen.
 */
notice: string, };

/**
 * What was said to a purpose.
 */
export type Decision = "given" | "refused" | "withdrawn";

export type DecisionView = { title: string, state: Decision, text: string, };

/**
 * Which curriculum is installed.
 */
export type EditionView = { 
/**
 * `2026.11.0`
 */
version: string, released_courses: number, planned_courses: number, lessons: number, };

/**
 * `confirmed` after the scope was shown.
 */
export type EraseOwnData = { confirmed: boolean, };

export type ErasedView = { 
/**
 * The file with the minutes; null where it could not be written. The data is gone all the same.
 */
file: string | null, 
/**
 * The minutes themselves.
 */
minutes: string, 
/**
 * Facts and values that are gone.
 */
facts: number, };

export type ExportOwnData = Record<symbol, never>;

export type Exported = { 
/**
 * The files written.
 */
files: Array<string>, facts: number, values: number, };

export type Failure = { code: FailureCode, message: Words, 
/**
 * For the person who helps: the error behind it, in English. Never a name or an answer.
 */
details: string, };

export type FailureCode = "bad_request" | "invalid" | "not_found" | "check_unanswered" | "attempt_unfinished" | "attempt_cooling_down" | "attempt_limit" | "attempt_submitted" | "attempt_time_up" | "disk_full" | "read_only" | "record_newer" | "locked" | "content_damaged" | "no_edition" | "no_profile" | "sealed" | "wrong_passphrase" | "wrong_recovery" | "too_many_tries" | "seal_lost" | "no_notice" | "internal";

export type FeedbackView = { verdict: Verdict, 
/**
 * 0 to 1.
 */
share: number, 
/**
 * Per part (option ticked, pair, gap, neighbour), where the kind of question has parts.
 */
parts: Array<PartFeedback>, 
/**
 * The right answer in the form of a response; null where the rules keep it back.
 */
solution: Response | null, 
/**
 * Shown after the answer; empty when there is none.
 */
explanation_html: string, };

export type FlagQuestion = { attempt: string, question: QuestionId, flagged: boolean, };

/**
 * An answer to one gap of a cloze.
 */
export type GapResponse = { "type": "empty" } | { "type": "typed", 
/**
 * As typed.
 */
text: string, } | { "type": "picked", 
/**
 * Its index.
 */
option: number, };

export type GlossaryView = { terms: Array<TermView>, };

export type Hit = { kind: HitKind, id: string, title: string, course_title: string, 
/**
 * Heading the hit stands under, empty at the top.
 */
heading: string, 
/**
 * Element id to scroll to, empty for the top.
 */
anchor: string, 
/**
 * `data-p` of the paragraph, heading or list item to open at; 0 for the top, and for a term.
 */
block: number, 
/**
 * The words to mark there: lower case, without accents.
 */
words: Array<string>, 
/**
 * Escaped text with the words found in `<mark>`.
 */
snippet_html: string, };

export type HitKind = "course" | "lesson" | "lab" | "term";

export type HomeView = { 
/**
 * Exactly where the learner stopped; null before the first lesson.
 */
resume: ResumeView | null, 
/**
 * Where to begin when there is nothing to resume.
 */
first: Step | null, 
/**
 * Courses begun and not complete, the latest first.
 */
active: Array<CourseCard>, 
/**
 * Courses completed, the latest first.
 */
completed: Array<CourseCard>, path: PathProgress | null, totals: Totals, 
/**
 * What there is to tell about privacy.
 */
news: PrivacyNews, };

/**
 * Texts are trimmed; an empty one is none. Needed: name, e-mail, and organisation or invitation.
 */
export type Identity = { 
/**
 * 1 to 80 characters, names of one word are fine.
 */
name: string, email: string, 
/**
 * The partner the person works for.
 */
organisation: string, 
/**
 * The partner's code, instead of its name.
 */
invitation: string, 
/**
 * Indonesian or international; kept as `+62…`.
 */
phone: string, job_role: string, 
/**
 * A phone number with WhatsApp.
 */
whatsapp: string, };

export type LabItem = { 
/**
 * Short hash of the item's text in the original, in every language: a rewritten item loses its tick, a moved one
 * keeps it, and so does one that is read in translation.
 */
hash: string, html: string, ticked: boolean, };

export type LabStep = { id: StepId, title: string, body_html: string, items: Array<LabItem>, question: QuestionView | null, done: boolean, };

export type LabView = { id: LessonId, title: string, course_id: CourseId, course_title: string, module_title: string, minutes: number, objectives: Array<string>, language: Language, 
/**
 * `name version` of the tools the steps were run on.
 */
tools: Array<string>, needs: Array<string>, scenario_html: string, materials_html: string, steps: Array<LabStep>, expected_html: string, 
/**
 * Hidden by the screen until asked for or all steps are done.
 */
discussion_html: string, state: LessonState, previous: Step | null, next: Step | null, };

export type Language = "id" | "en";

export type LeaveProfile = Record<symbol, never>;

/**
 * The lesson from top to bottom: text, and check questions where they stand.
 */
export type LessonBlock = { "type": "html", html: string, } | { "type": "question", question: QuestionView, };

export type LessonCompleted = { state: LessonState, 
/**
 * Where to go from here.
 */
next: Step | null, course_percent: number, 
/**
 * The module or course this completed, by title.
 */
module_completed: string | null, course_completed: string | null, };

/**
 * `net-101-l06`; labs share the number series of lessons.
 */
export type LessonId = string;

export type LessonRow = { id: LessonId, kind: StepKind, title: string, summary: string, minutes: number, state: LessonState, };

export type LessonState = "not_started" | "started" | "done" | "done_older";

export type LessonView = { id: LessonId, title: string, course_id: CourseId, course_title: string, module_title: string, 
/**
 * 1-based place among the course's lessons, and how many there are.
 */
number: number, of: number, minutes: number, objectives: Array<string>, rev: string, verified: string | null, 
/**
 * Language of the text shown; differs from the one asked for when the translation is missing or too old.
 */
language: Language, outline: Array<OutlineEntry>, blocks: Array<LessonBlock>, state: LessonState, 
/**
 * Questions of the check, and how many of them were answered at least once.
 */
questions: number, answered: number, position: Position | null, notes: Array<NoteView>, 
/**
 * Blocks (`data-p`) with a bookmark.
 */
bookmarks: Array<number>, previous: Step | null, next: Step | null, };

/**
 * One that stands.
 */
export type LimitView = { request: RequestId, 
/**
 * `object` or `restrict`.
 */
right: Right, since: string, };

export type ListProfiles = Record<symbol, never>;

export type ListReceipts = Record<symbol, never>;

export type ListRequests = Record<symbol, never>;

export type MakeRequest = { right: Right, 
/**
 * Id of the purpose, with `object` and `restrict` only.
 */
purpose: string | null, 
/**
 * What the person wants to say; may be empty.
 */
words: string, };

export type MarkRequest = { request: RequestId, mark: RequestMark, };

/**
 * `net-101-m2`
 */
export type ModuleId = string;

export type ModuleView = { id: ModuleId, title: string, summary: string, minutes: number, lessons: Array<LessonRow>, quiz: QuizRow | null, completed: boolean, };

export type NoteView = { block: number, text: string, saved_at: string, };

export type Notes = { notes: Array<NoteView>, };

/**
 * Something the learner should know; `code` for the screen to act on, the words for the person.
 */
export type Notice = { code: NoticeCode, message: Words, };

export type NoticeCode = "record_put_aside" | "library_renewed" | "record_newer" | "read_only" | "disk_full" | "locked" | "no_edition";

export type NoticeNews = { version: string, effective: string, 
/**
 * Whether it holds already.
 */
holds: boolean, 
/**
 * Whether choices are asked again.
 */
material: boolean, 
/**
 * What has changed.
 */
summary: string, };

export type OpenAttempt = { attempt: string, };

export type OpenCourse = { course: CourseId, };

export type OpenLab = { lab: LessonId, };

export type OpenLesson = { lesson: LessonId, };

export type OpenProfile = { id: string, 
/**
 * Of a sealed profile.
 */
passphrase: Secret | null, };

export type OpenQuiz = { quiz: QuizId, };

export type OptionView = { index: number, html: string, 
/**
 * Plain text, for a drop-down or a spoken name.
 */
text: string, };

/**
 * A heading of level 2 or 3.
 */
export type OutlineEntry = { level: number, text: string, 
/**
 * The element's id in the HTML.
 */
anchor: string, };

export type OwnDataView = { profile: ProfileView | null, identity: Identity, groups: Array<DataGroup>, 
/**
 * Where all of it lies.
 */
folder: string, 
/**
 * Where copies are written.
 */
exports: string, 
/**
 * How many facts and values there are.
 */
entries: number, seal: SealView, };

/**
 * `index` is the option, left cell, gap or item meant; null speaks about the answer as a whole.
 */
export type PartFeedback = { index: number | null, right: boolean, 
/**
 * Empty when the author wrote none.
 */
html: string, };

export type PathProgress = { id: string, title: string, courses: Array<CourseCard>, completed: number, };

/**
 * A role path with the courses of the path it extends in front.
 */
export type PathView = { id: string, role: string, title: string, 
/**
 * Course ids in order.
 */
courses: Array<string>, minutes: number, };

export type Position = { 
/**
 * Anchor of the heading above, empty at the top.
 */
anchor: string, 
/**
 * Text of that heading, for the home screen.
 */
heading: string, 
/**
 * First block (`data-p`) in view: the same in both languages.
 */
block: number, };

export type PrivacyNews = { 
/**
 * A version of the notice that this person was not told of yet.
 */
notice: NoticeNews | null, 
/**
 * How many choices count no more since the notice has changed materially, and are to be made again.
 */
ask_again: number, 
/**
 * What is held about the person, where a year has passed since they said that it is right.
 */
confirm: Identity | null, 
/**
 * The learning record is older than its period. Nothing is erased by itself.
 */
expired: boolean, };

export type PrivacyView = { 
/**
 * Of the notice that holds today.
 */
version: string, effective: string, 
/**
 * False while the controller has not confirmed the text.
 */
confirmed: boolean, language: Language, short_html: string, full_html: string, 
/**
 * A version that is published and does not hold yet.
 */
announced: Announced | null, controller: string, contacts: Array<ContactView>, purposes: Array<PurposeView>, };

export type ProfileEntry = { id: string, 
/**
 * Empty for a guest, and where it cannot be read: a sealed record tells it only where the person wants that.
 */
name: string, guest: boolean, 
/**
 * When something was last saved, by this machine's clock.
 */
saved_at: string | null, 
/**
 * Opens with a passphrase.
 */
sealed: boolean, state: ProfileState, };

export type ProfileList = { 
/**
 * In the order in which they came; empty on a new machine.
 */
profiles: Array<ProfileEntry>, };

export type ProfileState = "ready" | "in_use" | "damaged" | "seal_lost";

export type ProfileView = { 
/**
 * Empty for a guest.
 */
name: string, 
/**
 * Learning without having signed up.
 */
guest: boolean, 
/**
 * A path of the catalogue, or null.
 */
path: string | null, };

export type PurposeView = { id: string, title: string, text: string, 
/**
 * Legal basis, in words.
 */
basis: string, 
/**
 * Whether it waits for a yes.
 */
asks: boolean, 
/**
 * What a no changes.
 */
refused: string, state: ConsentState, decided_at: string | null, 
/**
 * Whether one can object to it and have it restricted here.
 */
can_limit: boolean, 
/**
 * Objections and restrictions that stand.
 */
limits: Array<LimitView>, 
/**
 * What they change on this device.
 */
effect: string, };

export type QuestionAnswered = { answered: number, 
/**
 * Only where the rules reveal after each question.
 */
feedback: FeedbackView | null, };

/**
 * `q-k3f9`
 */
export type QuestionId = string;

export type QuestionKind = "single" | "true_false" | "multiple" | "numeric" | "text" | "matching" | "ordering" | "cloze";

/**
 * One question, options already in the order to show. Indices (`index`, `Response`) always count in the order of the
 * source file, so an answer means the same after a shuffle and in both languages.
 */
export type QuestionView = { id: QuestionId, kind: QuestionKind, 
/**
 * Inline HTML of the question itself.
 */
stem_html: string, 
/**
 * Block HTML between the question and its answers; empty when there is none.
 */
context_html: string, 
/**
 * Shown one at a time, when asked for.
 */
hints_html: Array<string>, 
/**
 * Choice: the options to show. Ordering: the items in their starting order.
 */
options: Array<OptionView>, 
/**
 * Matching: the left cells in source order.
 */
left_html: Array<string>, 
/**
 * Matching: the right cells to choose from.
 */
right: Array<OptionView>, 
/**
 * Cloze: the paragraphs, each a run of text and gaps.
 */
cloze: Array<Array<ClozePart>>, 
/**
 * Numeric: the unit to show behind the field.
 */
unit: string | null, points: number, 
/**
 * What the learner answered last, if anything.
 */
answer: Response | null, 
/**
 * What to say about that answer, where the rules allow saying it.
 */
feedback: FeedbackView | null, 
/**
 * Set aside by the learner to look at again (attempts only).
 */
flagged: boolean, };

/**
 * `net-101-m2-q` (a module's quiz) or `net-101-x` (a course's exam)
 */
export type QuizId = string;

export type QuizRow = { id: QuizId, title: string, is_exam: boolean, 
/**
 * Questions drawn for one attempt.
 */
questions: number, minutes: number, rules: RulesView, state: QuizState, 
/**
 * 0 to 100, of submitted attempts.
 */
best_percent: number | null, passed_at: string | null, };

export type QuizState = "not_taken" | "in_progress" | "failed" | "passed";

export type QuizView = { row: QuizRow, course_id: CourseId, course_title: string, 
/**
 * The module, or for an exam the course.
 */
scope_title: string, 
/**
 * Text before the first pool; empty when there is none.
 */
intro_html: string, 
/**
 * An attempt to go on with.
 */
unfinished: string | null, start: StartState, 
/**
 * The latest first.
 */
attempts: Array<AttemptRow>, 
/**
 * Lessons of the scope not done yet: a hint, never a lock.
 */
not_done: Array<Step>, };

/**
 * `version`: of the notice that was told of.
 */
export type ReadNotice = { version: string, };

/**
 * One receipt of choices made together.
 */
export type ReceiptId = string;

export type ReceiptView = { id: ReceiptId, at: string, notice: string, language: string, text_hash: string, hash: string, controller: string, contacts: Array<string>, storage_location: string, withdrawal_method: string, decisions: Array<DecisionView>, };

export type Receipts = { 
/**
 * The newest first.
 */
receipts: Array<ReceiptView>, 
/**
 * All of them as the file to keep, JSON.
 */
file: string, };

export type ReceiptsChecked = { 
/**
 * How many, where nothing is wrong.
 */
count: number | null, 
/**
 * How many of them are of another profile.
 */
others: number, 
/**
 * The first thing that is wrong.
 */
problem: Words | null, };

export type ReceiptsSaved = { 
/**
 * The file written.
 */
file: string, };

export type RecoverSeal = { id: string, 
/**
 * The key, or all of the recovery file.
 */
recovery: Secret, 
/**
 * The new one, 8 to 128 characters.
 */
passphrase: Secret, };

export type RemoveSeal = { passphrase: Secret, };

/**
 * One request about one's own data.
 */
export type RequestId = string;

/**
 * What became of a request.
 */
export type RequestMark = "sent_by_email" | "answered" | "cancelled";

export type RequestStanding = "queued" | "sent" | "answered" | "cancelled";

export type RequestView = { id: RequestId, right: Right, 
/**
 * Title of the purpose it is about.
 */
purpose: string | null, 
/**
 * What the person wrote; empty also when that was removed after its time.
 */
words: string, asked_at: string, state: RequestStanding, 
/**
 * When it was sent or ended; null while it is queued.
 */
since: string | null, 
/**
 * Until when the answer is due; null while no clock runs.
 */
due_at: string | null, 
/**
 * Seconds until then, below zero when it has passed; null where it is not awaited.
 */
left_s: number | null, 
/**
 * The article that names the hours; null where the law names none for this right.
 */
article: number | null, 
/**
 * Subject and text of the e-mail.
 */
subject: string, letter: string, };

export type RequestsView = { 
/**
 * Whether the app can send them by itself. There is no server yet.
 */
connected: boolean, 
/**
 * Where to write: the controller's contacts for rights.
 */
contacts: Array<string>, 
/**
 * How long the controller has, in hours.
 */
hours: number, 
/**
 * The newest first.
 */
requests: Array<RequestView>, };

/**
 * An answer to one question. Indices count from 0 in the order of the source file.
 */
export type Response = { "type": "choice", 
/**
 * The options ticked.
 */
picked: Array<number>, } | { "type": "numeric", 
/**
 * The number, as typed.
 */
text: string, } | { "type": "text", 
/**
 * The text, as typed.
 */
text: string, } | { "type": "matching", 
/**
 * One per left cell.
 */
pairs: Array<number | null>, } | { "type": "ordering", 
/**
 * Indices of the source order, as the learner put them.
 */
order: Array<number>, } | { "type": "cloze", 
/**
 * The gaps, in order.
 */
gaps: Array<GapResponse>, };

export type ResultView = { attempt: string, quiz_id: QuizId, title: string, is_exam: boolean, course_id: CourseId, course_title: string, number: number, submitted_at: string, passed: boolean, earned: number, points: number, percent: number, time_up: boolean, rules: RulesView, 
/**
 * With feedback and solutions as the rules reveal them; empty when they reveal nothing.
 */
questions: Array<QuestionView>, 
/**
 * Lessons behind the questions missed, in course order.
 */
review: Array<Step>, next: Step | null, module_completed: string | null, course_completed: string | null, 
/**
 * When a failed exam may be tried again; null: at once.
 */
retry_at: string | null, };

export type ResumeView = { step: Step, course_id: CourseId, course_title: string, 
/**
 * Heading the learner was reading, empty at the top.
 */
heading: string, 
/**
 * 0 to 100.
 */
course_percent: number, };

/**
 * When answers and feedback are shown.
 */
export type Reveal = "each" | "submit" | "pass" | "never";

/**
 * A right over one's own data (UU 27/2022, articles 5 to 13).
 */
export type Right = "access" | "correct" | "object" | "restrict" | "erase" | "withdraw";

export type RoleView = { id: string, name: string, };

export type RulesView = { pass_percent: number, 
/**
 * Null: no limit.
 */
attempts: number | null, attempts_left: number | null, cooldown_minutes: number | null, reveal: Reveal, 
/**
 * For this learner, after the extension in the settings; null: no limit.
 */
time_limit_minutes: number | null, };

/**
 * `text` up to 10,000 characters.
 */
export type SaveNote = { lesson: LessonId, 
/**
 * `data-p` of the paragraph.
 */
block: number, text: string, };

export type SavePosition = { lesson: LessonId, position: Position, };

export type SaveReceipts = Record<symbol, never>;

export type Saved = Record<symbol, never>;

export type SealChanged = { seal: SealView, 
/**
 * The recovery file that was written, if one was.
 */
file: string | null, };

/**
 * How the profile is sealed; `sealed` false: not at all.
 */
export type SealView = { sealed: boolean, 
/**
 * The list of people shows the name.
 */
named: boolean, 
/**
 * There is a recovery key.
 */
recovery: boolean, };

/**
 * `limit` 1 to 50.
 */
export type SearchQuery = { text: string, limit: number, };

export type SearchView = { hits: Array<Hit>, 
/**
 * The words were not found as typed; these are hits of the nearest spelling.
 */
corrected: string | null, };

/**
 * A passphrase or a recovery key as it came: shown nowhere, overwritten when dropped.
 */
export type Secret = string;

export type SetBookmark = { lesson: LessonId, block: number, set: boolean, };

export type SetSeal = { 
/**
 * 8 to 128 characters.
 */
passphrase: Secret, 
/**
 * The list of people goes on showing the name.
 */
show_name: boolean, 
/**
 * A recovery file is written.
 */
recovery: boolean, };

export type Settings = { language: Language, 
/**
 * Null follows `language`.
 */
content_language: Language | null, theme: Theme, 
/**
 * Size of text in percent: 80 to 200.
 */
text_size: number, time: TimeLimits, };

export type ShowCatalogue = Record<symbol, never>;

export type ShowGlossary = Record<symbol, never>;

export type ShowHome = Record<symbol, never>;

export type ShowOwnData = Record<symbol, never>;

export type ShowPrivacy = Record<symbol, never>;

export type ShowResult = { attempt: string, };

export type ShowSealName = { shown: boolean, };

export type ShowStorage = Record<symbol, never>;

export type StartApp = Record<symbol, never>;

export type StartAttempt = { quiz: QuizId, };

/**
 * Whether a new attempt may begin.
 */
export type StartState = { "type": "ready" } | { "type": "unfinished", attempt: string, } | { "type": "cooling_down", until: string, } | { "type": "limit_reached" };

/**
 * Somewhere to go: the screen makes a link of it.
 */
export type Step = { kind: StepKind, 
/**
 * Id of the lesson, lab, quiz or course.
 */
id: string, title: string, };

/**
 * `s-7m2d`
 */
export type StepId = string;

export type StepKind = "lesson" | "lab" | "quiz" | "exam" | "course";

export type StorageView = { folder: string, 
/**
 * Bytes.
 */
record_bytes: number, library_bytes: number, facts: number, edition: string, };

export type SubmitAttempt = { attempt: string, };

/**
 * `latency`
 */
export type TermId = string;

export type TermView = { id: TermId, name: string, 
/**
 * The term in the other language where it differs, else empty.
 */
other_name: string, html: string, };

export type Theme = "system" | "light" | "dark";

export type TickItem = { lab: LessonId, step: StepId, 
/**
 * `LabItem::hash`
 */
item: string, ticked: boolean, };

export type Ticked = { step_done: boolean, state: LessonState, };

/**
 * How long a timed quiz may take for this learner (WCAG 2.2, success criterion 2.2.1).
 */
export type TimeLimits = "normal" | "one_and_a_half" | "double" | "off";

export type Totals = { lessons_done: number, lessons_all: number, quizzes_passed: number, quizzes_all: number, courses_completed: number, };

/**
 * `net`
 */
export type TrackId = string;

export type TrackView = { id: TrackId, title: string, summary: string, courses: Array<CourseCard>, };

export type UpdateProfile = { name: string, path: string | null, };

export type Verdict = "right" | "partial" | "wrong";

/**
 * The same sentence in both languages.
 */
export type Words = { id: string, en: string, };

export type WriteRecovery = { passphrase: Secret, };

export interface UseCases {
  'app.start': { request: StartApp; response: AppView };
  'profile.create': { request: CreateProfile; response: ProfileView };
  'profile.guest': { request: BeginAsGuest; response: ProfileView };
  'profile.list': { request: ListProfiles; response: ProfileList };
  'profile.open': { request: OpenProfile; response: AppView };
  'profile.add': { request: AddProfile; response: AppView };
  'profile.leave': { request: LeaveProfile; response: AppView };
  'seal.set': { request: SetSeal; response: SealChanged };
  'seal.change': { request: ChangeSeal; response: SealChanged };
  'seal.remove': { request: RemoveSeal; response: SealChanged };
  'seal.recovery': { request: WriteRecovery; response: SealChanged };
  'seal.show_name': { request: ShowSealName; response: SealChanged };
  'seal.recover': { request: RecoverSeal; response: AppView };
  'privacy.show': { request: ShowPrivacy; response: PrivacyView };
  'consent.decide': { request: DecideConsent; response: PrivacyView };
  'receipt.list': { request: ListReceipts; response: Receipts };
  'receipt.save': { request: SaveReceipts; response: ReceiptsSaved };
  'receipt.check': { request: CheckReceipts; response: ReceiptsChecked };
  'data.show': { request: ShowOwnData; response: OwnDataView };
  'data.correct': { request: CorrectOwnData; response: Identity };
  'data.export': { request: ExportOwnData; response: Exported };
  'data.erase': { request: EraseOwnData; response: ErasedView };
  'request.list': { request: ListRequests; response: RequestsView };
  'request.make': { request: MakeRequest; response: RequestsView };
  'request.mark': { request: MarkRequest; response: RequestsView };
  'notice.read': { request: ReadNotice; response: PrivacyNews };
  'profile.confirm': { request: ConfirmIdentity; response: Confirmed };
  'profile.update': { request: UpdateProfile; response: ProfileView };
  'settings.save': { request: Settings; response: Settings };
  'home.show': { request: ShowHome; response: HomeView };
  'catalogue.show': { request: ShowCatalogue; response: CatalogueView };
  'course.open': { request: OpenCourse; response: CourseView };
  'lesson.open': { request: OpenLesson; response: LessonView };
  'lesson.answer': { request: AnswerCheck; response: CheckAnswered };
  'lesson.complete': { request: CompleteLesson; response: LessonCompleted };
  'position.save': { request: SavePosition; response: Saved };
  'note.save': { request: SaveNote; response: Notes };
  'bookmark.set': { request: SetBookmark; response: Bookmarks };
  'lab.open': { request: OpenLab; response: LabView };
  'lab.tick': { request: TickItem; response: Ticked };
  'quiz.open': { request: OpenQuiz; response: QuizView };
  'attempt.start': { request: StartAttempt; response: AttemptView };
  'attempt.open': { request: OpenAttempt; response: AttemptView };
  'attempt.answer': { request: AnswerQuestion; response: QuestionAnswered };
  'attempt.flag': { request: FlagQuestion; response: Saved };
  'attempt.submit': { request: SubmitAttempt; response: ResultView };
  'attempt.result': { request: ShowResult; response: ResultView };
  'search.query': { request: SearchQuery; response: SearchView };
  'glossary.show': { request: ShowGlossary; response: GlossaryView };
  'storage.show': { request: ShowStorage; response: StorageView };
}
