export const people = {
  title: 'Siapa yang belajar?',
  hint: 'Setiap orang punya profil sendiri di komputer ini. Kemajuan, jawaban, dan pilihannya terpisah.',
  list: 'Profil di komputer ini',
  guest: 'Tamu',
  nameless: 'Tanpa nama',
  savedAt: (when: string) => `Terakhir tersimpan ${when}`,
  states: {
    in_use: 'Sedang terbuka di jendela lain. Di sini hanya dapat dibaca.',
    damaged: 'Berkasnya rusak. Saat dibuka, isi yang masih dapat dibaca diselamatkan.',
  },
  other: 'Orang lain',
  otherHint: 'Mulai dengan profil baru',
  reload: 'Muat ulang daftar',
  language: 'Bahasa',
  switch: 'Ganti profil',
  switchHint: 'Catatan belajar Anda ditutup, lalu daftar orang di komputer ini tampil.',
  back: 'Kembali ke daftar profil',
};
