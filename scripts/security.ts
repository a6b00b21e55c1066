// npm run test:security -- https://auth.example.com: the security suite against a running deployment, from outside.
import {execa} from 'execa'
import {root} from './steps/paths.ts'
import {main, Problem} from './steps/problem.ts'

await main(async () => {
  const [address = '', ...rest] = process.argv.slice(2)
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol) || rest.length > 0)
    throw new Problem(
      'The security suite needs the address of one auth-service.',
      'name it: npm run test:security -- https://auth.example.com',
    )
  const {exitCode = 1} = await execa(
    'npx',
    ['vitest', 'run', '--config', 'security/vitest.config.ts', '--reporter=verbose'],
    {
      cwd: `${root}tests`,
      env: {SECURITY_TARGET: address},
      stdio: ['ignore', 'inherit', 'inherit'],
      reject: false,
    },
  )
  process.exitCode = exitCode
})
