import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { firstView } from './firstView.ts'

export default defineConfig(({ mode }) => ({
  plugins: [react(), firstView()],
  // The worlds that stand still, for tests and for who draws: never part of the program.
  build: {
    outDir: mode === 'fixtures' ? '../../../target/console' : 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2023',
  },
  // `npm run dev`: the doors of a running Ordinal.
  server: {
    proxy: { '/api': process.env['ORDINAL'] ?? 'http://127.0.0.1:8080' },
    // The editor reads the very schemas by which the server judges.
    fs: { allow: ['.', '../resources'] },
  },
  test: {
    environment: 'node',
    // A busy machine draws slowly.
    testTimeout: 60_000,
    globals: false,
    include: ['src/**/*.test.{ts,tsx}'],
    // PatternFly's modules name style sheets that Node can't read.
    server: { deps: { inline: [/@patternfly/] } },
  },
}))
