# Start one stage: sh run.sh app_3_automatic

# #region install
python3 -m venv .venv
. .venv/bin/activate
pip install -r requirements.txt
# #endregion install

# #region run
flask --app "${1:-app_6_attributes}" run --port 4567
# #endregion run
