import { plural } from '../format';

export const search = {
  title: 'Cari',
  resultsFor: (text: string) => `Hasil untuk “${text}”`,
  count: (count: number) => plural('id', count, { other: 'hasil' }),
  countMost: (count: number) => `${plural('id', count, { other: 'hasil' })} teratas`,
  kinds: { course: 'Kursus', lesson: 'Pelajaran', lab: 'Latihan', term: 'Istilah' },
  corrected: (text: string) => `Tidak ada yang persis sama. Ini hasil untuk “${text}”.`,
  emptyTitle: 'Cari di seluruh kurikulum',
  emptyBody:
    'Ketik satu kata atau lebih di kolom di atas. Salah ketik kecil dan kata berimbuhan tetap ditemukan.',
  emptyTry: 'Coba misalnya',
  examples: ['subnet', 'cadangan data', 'UU PDP', 'Kubernetes'],
  noneTitle: (text: string) => `Tidak ada hasil untuk “${text}”`,
  noneBody: 'Coba kata yang lebih pendek atau lebih umum, atau padanannya dalam bahasa Inggris.',
  marked: (count: number) =>
    `${plural('id', count, { other: 'kata' })} ditandai. Tekan Escape untuk menghapus tandanya.`,
  keys: 'pilih, buka',
};
