# Start one stage: sh run.sh app_3_automatic. Without a name it is the last one.

# #region install
python3 -m venv .venv
. .venv/bin/activate
pip install -r requirements.txt
# #endregion install

# The stages of X-Ray, CloudWatch Logs and Rollbar need their clients, too.
case "$1" in
app_[xcr]*)
  # #region install-vendors
  pip install -r requirements-vendors.txt
  # #endregion install-vendors
  ;;
esac

if [ $# -gt 0 ]; then
  exec flask --app "$1" run --port 4567
fi

# #region run
flask --app app_6_attributes run --port 4567
# #endregion run
