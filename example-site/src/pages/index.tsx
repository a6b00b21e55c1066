import Layout from '@theme/Layout'
import type {ReactNode} from 'react'
import {Hero} from '../components/home/Hero'
import {Honest} from '../components/home/Honest'
import {HowItWorks} from '../components/home/HowItWorks'
import {Sealing} from '../components/home/Sealing'
import {TryIt} from '../components/home/TryIt'

export default function Home(): ReactNode {
  return (
    <Layout description="A Docusaurus plugin and a sign-in service that share one session with your backend. Pages for members are encrypted in the build.">
      <main>
        <Hero />
        <Sealing />
        <HowItWorks />
        <TryIt />
        <Honest />
      </main>
    </Layout>
  )
}
