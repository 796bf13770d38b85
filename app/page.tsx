import { CourseOutline } from './_classroom/course/course-outline.tsx';
import { JourneyMap } from './_ui/journey-map.tsx';
import { Page, PageHeading } from './_ui/page.tsx';
import { courseOutline } from './learn/_course/course.ts';

/** The course: its lessons in order, and how far you are. */
export default function CoursePage() {
  return (
    <Page>
      <PageHeading title="Distributed tracing, on your own spans" eyebrow="Week 2">
        <p>
          Read a little, click a button, and watch the trace of that very click arrive. A check tells you whether the
          telemetry is right, and where it is not, why.
        </p>
      </PageHeading>
      <JourneyMap />
      <CourseOutline lessons={courseOutline()} />
    </Page>
  );
}
