import { plural } from '../format';

export const glossary = {
  title: 'Glosarium',
  lead: 'Istilah yang dipakai di pelajaran, dengan padanannya dalam bahasa Inggris.',
  filter: 'Saring istilah',
  count: (count: number) => plural('id', count, { other: 'istilah' }),
  letters: 'Lompat ke huruf',
  noneTitle: 'Tidak ada istilah yang cocok',
  noneBody: 'Coba bagian kata, misalnya “segmen” untuk “segmentasi jaringan”.',
  emptyTitle: 'Glosarium masih kosong',
  emptyBody: 'Edisi yang terpasang belum membawa istilah.',
  other: 'Dalam bahasa Inggris:',
  clear: 'Hapus saringan',
};
