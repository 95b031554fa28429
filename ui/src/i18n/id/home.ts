import { plural } from '../format';

export const home = {
  title: 'Beranda',
  hello: (name: string) => (name === '' ? 'Selamat belajar' : `Halo, ${name}`),
  resumeFrom: 'Lanjutkan dari tempat terakhir',
  firstKicker: 'Mulai di sini',
  firstBody:
    'Sekitar sepuluh menit. Boleh berhenti di tengah jalan: nanti Anda melanjutkan dari tempat yang sama.',
  firstAction: 'Buka pelajaran pertama',
  firstCourse: 'Kursus pertama di jalur Anda',
  how: 'Cara belajar di sini',
  size: (lessons: number, quizzes: number) =>
    `Tersedia ${plural('id', lessons, { other: 'pelajaran' })} serta ${plural('id', quizzes, { other: 'kuis dan ujian' })}.`,
  steps: [
    { title: 'Baca satu gagasan', body: 'Setiap pelajaran pendek dan berangkat dari situasi kerja nyata.' },
    { title: 'Jawab soal cek', body: 'Jawaban langsung dijelaskan. Keliru tidak mengurangi nilai apa pun.' },
    { title: 'Buktikan di kuis', body: 'Tiap modul ditutup kuis, dan tiap kursus ditutup ujian.' },
  ],
  nextKicker: 'Langkah berikutnya',
  nextBody: 'Anda siap untuk bagian berikutnya.',
  nextCourse: 'Berikutnya di jalur Anda',
  allDoneKicker: 'Semua sudah selesai',
  allDone: (courses: number) =>
    `Anda sudah menyelesaikan ${plural('id', courses, { other: 'kursus' })} yang tersedia`,
  allDoneBody:
    'Kursus lain menyusul di edisi berikutnya. Sementara itu, pelajaran yang sudah selesai dapat dibaca lagi kapan saja.',
  atHeading: (heading: string) => `Bagian: ${heading}`,
  active: 'Sedang berjalan',
  completed: 'Sudah selesai',
  completedOn: (date: string) => `Selesai ${date}`,
  path: 'Jalur Anda',
  pathProgress: (done: string, all: string) => `${done} dari ${all} kursus selesai`,
  pathNone: 'Pilih jalur peran',
  pathNoneBody: 'Jalur menyusun urutan kursus untuk pekerjaan Anda.',
  pathChoose: 'Pilih jalur',
  pathAll: (count: string) => `Tampilkan semua ${count} kursus`,
  totals: 'Ringkasan belajar',
  lessonsDone: 'Pelajaran selesai',
  quizzesPassed: 'Kuis dan ujian lulus',
  coursesCompleted: 'Kursus selesai',
  outOf: (all: string) => `dari ${all}`,
  browse: 'Lihat Katalog',
};
