/** Notes and bookmarks of one lesson. A call answers with all of them, so nothing is added up here. */
import { call, type Failure, type LessonId, type NoteView } from '../../platform';

export class Marks {
  notes = $state.raw<NoteView[]>([]);
  bookmarks = $state.raw<number[]>([]);
  #lesson: LessonId;

  constructor(lesson: LessonId, notes: NoteView[], bookmarks: number[]) {
    this.#lesson = lesson;
    this.notes = notes;
    this.bookmarks = bookmarks;
  }

  noteOn(block: number): NoteView | null {
    return this.notes.find((note) => note.block === block) ?? null;
  }

  isBookmarked(block: number): boolean {
    return this.bookmarks.includes(block);
  }

  /** Blocks with a note, a bookmark or both, in the order of the lesson. */
  get blocks(): number[] {
    const noted = this.notes.map((note) => note.block);
    return [...noted, ...this.bookmarks.filter((block) => !noted.includes(block))].sort((a, b) => a - b);
  }

  /** Rejects with a `Failure`. Answers whether there is a bookmark now. */
  async toggleBookmark(block: number): Promise<boolean> {
    const set = !this.isBookmarked(block);
    const answer = await call('bookmark.set', { lesson: this.#lesson, block, set });
    this.bookmarks = answer.bookmarks;
    return set;
  }

  /** Null when it was kept; an empty text removes the note. */
  async saveNote(block: number, text: string): Promise<Failure | null> {
    try {
      this.notes = (await call('note.save', { lesson: this.#lesson, block, text })).notes;
      return null;
    } catch (failure) {
      return failure as Failure;
    }
  }
}
