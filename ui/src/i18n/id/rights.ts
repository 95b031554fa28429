import { plural } from '../format';

export const rights = {
  section: 'Permintaan kepada VTI',
  hint: 'Melihat, memperbaiki, menyalin, dan menghapus di komputer ini dapat Anda lakukan sendiri di halaman ini. Untuk yang ada pada VTI, ajukan permintaan; tanpa biaya.',
  which: 'Permintaan',
  rights: {
    access: 'Akses data pada VTI',
    correct: 'Perbaiki data',
    object: 'Keberatan',
    restrict: 'Pembatasan',
    erase: 'Hapus data',
    withdraw: 'Tarik persetujuan',
  },
  explained: {
    access: 'Meminta salinan data Anda pada VTI, beserta catatan siapa yang pernah membukanya.',
    correct: 'Untuk yang tidak dapat Anda ubah sendiri, misalnya nilai atau kejadian belajar yang keliru.',
    erase:
      'Meminta VTI menghapus data yang ada padanya. Untuk menghapus dari komputer ini, pakai bagian Hapus.',
    withdraw:
      'Untuk persetujuan yang Anda berikan kepada VTI di luar aplikasi. Pilihan di aplikasi diubah di bagian Pilihan.',
  },
  words: 'Keterangan (opsional)',
  wordsHint: (most: string) =>
    `Apa yang perlu diketahui VTI, paling banyak ${most} huruf. Jangan tulis rahasia pelanggan.`,
  ask: 'Ajukan permintaan',
  made: 'Permintaan tersimpan di komputer ini, belum terkirim',
  none: 'Belum ada permintaan.',
  states: {
    queued: 'Belum terkirim',
    sent: 'Menunggu jawaban',
    answered: 'Sudah dijawab',
    cancelled: 'Dicabut',
  },
  overdue: 'Lewat batas waktu',
  about: (purpose: string) => `Tujuan: ${purpose}`,
  asked: 'Dibuat',
  sinceOf: { queued: 'Sejak', sent: 'Terkirim', answered: 'Dijawab', cancelled: 'Dicabut' },
  due: 'Batas jawaban',
  left: 'Sisa waktu',
  passedSince: 'Sudah lewat',
  unsentTitle: 'Belum terkirim: aplikasi ini belum terhubung dengan server',
  unsent: (contact: string) =>
    `Salin teksnya, kirim lewat surel ke ${contact}, lalu tandai di sini bahwa sudah Anda kirim.`,
  /** As the law says it: so many times 24 hours. */
  limit: (days: string) => `${days} × 24 jam`,
  fromReceipt: (hours: string, article: string) =>
    `Waktunya belum berjalan. Menurut Pasal ${article} UU 27/2022, waktu ${hours} dihitung sejak VTI menerima permintaan.`,
  noHours: (hours: string) =>
    `Untuk hak ini undang-undang tidak menyebut jumlah jam; ${hours} dipakai sebagai patokan, menunggu konfirmasi klien.`,
  countedFrom:
    'Waktu di atas dihitung sejak Anda menandainya terkirim. Yang menentukan adalah saat VTI menerimanya.',
  lawSays: (article: string, hours: string) => `Pasal ${article} UU 27/2022 memberi waktu ${hours}.`,
  overTitle: 'Batas waktunya sudah lewat',
  overAdvice: (contact: string) =>
    `Kirim teksnya sekali lagi ke ${contact}, sebut nomor permintaannya, dan tanyakan kapan permintaan pertama diterima. Simpan surel Anda sebagai bukti.`,
  letter: 'Lihat teks suratnya',
  subject: 'Perihal',
  copyLetter: 'Salin teks',
  letterCopied: 'Teks permintaan tersalin',
  copyAddress: 'Salin alamat',
  markSent: 'Sudah saya kirim lewat surel',
  markAnswered: 'Sudah dijawab VTI',
  takeBack: 'Cabut permintaan',
  marked: {
    sent_by_email: 'Ditandai terkirim; waktunya mulai dihitung',
    answered: 'Ditandai sudah dijawab',
    cancelled: 'Permintaan dicabut',
  },
  purposesSection: 'Tujuan lain',
  purposesHint:
    'Tujuan ini tidak menunggu pilihan Anda. Terhadap yang berdasar perjanjian atau kepentingan yang sah, Anda dapat menyatakan keberatan atau membatasinya. Pelajaran tidak terkunci.',
  basis: (basis: string) => `Dasar: ${basis}`,
  byLaw:
    'Tujuan ini diwajibkan undang-undang, jadi tidak dapat dihentikan di sini. Bila menurut Anda keliru, tulislah ke kontak hak atas data.',
  limitStates: {
    object: 'Keberatan diajukan',
    restrict: 'Dibatasi',
  },
  since: (date: string) => `sejak ${date}`,
  limitBegin: { object: 'Nyatakan keberatan', restrict: 'Batasi' },
  limitEnd: { object: 'Cabut keberatan', restrict: 'Cabut pembatasan' },
  limitBegun: {
    object: (purpose: string) => `Keberatan dicatat: ${purpose}`,
    restrict: (purpose: string) => `Dibatasi: ${purpose}`,
  },
  limitEnded: (purpose: string) => `Dicabut: ${purpose}`,
  news: {
    title: 'Tentang data Anda',
    noticeComes: (version: string, date: string) =>
      `Pemberitahuan privasi versi ${version} berlaku mulai ${date}`,
    noticeHolds: (version: string, date: string) =>
      `Pemberitahuan privasi versi ${version} berlaku sejak ${date}`,
    material:
      'Perubahan ini penting: setelah berlaku, setiap persetujuan ditanyakan lagi. Pelajaran tetap terbuka.',
    minor: 'Pilihan Anda tidak berubah.',
    read: 'Mengerti',
    readDone: 'Dicatat: Anda sudah diberi tahu. Ini bukan persetujuan.',
    noticeAction: 'Baca di Data saya',
    askAgainTitle: 'Ada pilihan yang perlu dijawab lagi',
    askAgain: (count: number) =>
      `Pemberitahuan privasi berubah, jadi ${plural('id', count, { other: 'pilihan' })} ditanyakan lagi. Sampai dijawab, artinya tidak. Pelajaran tetap terbuka.`,
    askAgainAction: 'Ke pilihan saya',
    confirmTitle: 'Apakah data Anda masih benar?',
    confirmYes: 'Masih benar',
    confirmNo: 'Perbaiki',
    confirmed: 'Tersimpan: data Anda masih benar',
    expiredTitle: 'Catatan belajar ini sudah melewati masa simpannya',
    expired:
      'Tidak ada yang dihapus dengan sendirinya. Hapus bila tidak diperlukan lagi; bila Anda lanjut belajar, masa simpannya dihitung dari awal.',
    expiredAction: 'Lihat cara menghapus',
  },
};
