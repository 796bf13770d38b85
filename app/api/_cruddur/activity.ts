/** A post, as the activities service gives it. Times are ISO 8601. */
export interface Activity {
  uuid: string;
  handle: string;
  message: string;
  created_at: string;
  expires_at: string;
  likes_count: number;
  replies_count: number;
  reposts_count: number;
}

/** A post with what was answered to it. */
export interface Thread extends Activity {
  replies: Activity[];
}

export interface MessageGroup {
  uuid: string;
  handle: string;
  display_name: string;
  created_at: string;
}
